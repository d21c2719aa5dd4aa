import { SERVING_METRICS } from "../../../constructs/observability/serving-metrics";
import { EndpointAlerts, type EndpointAlertsProps } from "../../../constructs/serving/endpoint-alerts";
import { OnlineEndpoint } from "../../../constructs/serving/online-endpoint";
import { testIdentity } from "../../support/fixtures";
import { Template } from "../../support/template";
import { WORKSPACE_ID } from "../compute/test-workspace";
import { ACTION_GROUP, LOGS, messageOf, RUNBOOKS, testAlerting } from "./alerting";
import { testStack } from "./readable-stack";

const METRIC = "azurerm_monitor_metric_alert";
const QUERY = "azurerm_monitor_scheduled_query_rules_alert_v2";
const ENDPOINT = `${WORKSPACE_ID}/onlineEndpoints/churn-score`;

function alerts(props: Partial<EndpointAlertsProps> = {}): { made: EndpointAlerts; template: Template } {
  const stack = testStack();
  const made = new EndpointAlerts(stack, "alerts", {
    alerting: testAlerting(),
    endpoint: OnlineEndpoint.fromEndpointId(ENDPOINT),
    logAnalyticsWorkspaceId: LOGS,
    latencyP95: { threshold: 400 },
    ...props,
  });
  return { made, template: Template.of(stack) };
}

describe("EndpointAlerts", () => {
  test("performance/inference-targets: tells when one of twenty requests takes longer than promised, of each deployment", () => {
    expect(alerts().template.resource(METRIC).named("alerts_latency-p95")).toMatchObject({
      name: "churn-score-latency-p95",
      resource_group_name: "rg-churn-test-weu",
      scopes: [ENDPOINT],
      severity: 2,
      window_size: "PT15M",
      frequency: "PT5M",
      auto_mitigate: true,
      criteria: [
        {
          metric_namespace: "Microsoft.MachineLearningServices/workspaces/onlineEndpoints",
          metric_name: "RequestLatency_P95",
          aggregation: "Average",
          operator: "GreaterThan",
          threshold: 400,
          dimension: [{ name: "deployment", operator: "Include", values: ["*"] }],
        },
      ],
      action: [
        { action_group_id: ACTION_GROUP, webhook_properties: { runbook: `${RUNBOOKS}/latency-p95.md` } },
      ],
      tags: { owner: "ml-platform", costCenter: "4711" },
    });
  });

  test("tells when the endpoint serves nearly as many bytes as Azure lets it", () => {
    const alert = alerts().template.resource(METRIC).named("alerts_network-bytes");
    expect(alert).toMatchObject({
      scopes: [ENDPOINT],
      criteria: [{ metric_name: "NetworkBytes", aggregation: "Average", threshold: 4_000_000 }],
    });
    expect(alert).not.toHaveProperty("criteria.0.dimension");
  });

  test("deploy/monitor-accuracy-latency-throughput-alerts: tells of each deployment that breaks too many answers", () => {
    const { made, template } = alerts();
    expect(template.resource(QUERY).named("alerts_error-rate")).toMatchObject({
      name: "churn-score-error-rate",
      location: "westeurope",
      scopes: [LOGS],
      severity: 1,
      window_duration: "PT15M",
      evaluation_frequency: "PT5M",
      auto_mitigation_enabled: true,
      skip_query_validation: true,
      criteria: [
        {
          query: [
            "AmlOnlineEndpointTrafficLog",
            '| where EndpointName =~ "churn-score"',
            "| summarize Requests = count(), Counted = countif(ResponseCode >= 500 or ResponseCode == 408 or (ResponseCode == 424 and not(coalesce(ModelStatusCode, 0) between (400 .. 499)))) by DeploymentName",
            "| where Requests >= 20",
            "| extend Percent = 100.0 * Counted / Requests",
            "| where Percent > 1",
          ].join("\n"),
          time_aggregation_method: "Count",
          operator: "GreaterThan",
          threshold: 0,
          dimension: [{ name: "DeploymentName", operator: "Include", values: ["*"] }],
        },
      ],
      action: { action_groups: [ACTION_GROUP], custom_properties: { runbook: `${RUNBOOKS}/error-rate.md` } },
    });
    // what a rollout's gate asks for
    expect(made.errorRateRule).toBe("churn-score-error-rate");
  });

  test("availability counts requests that were turned away, too, over a day", () => {
    const alert = alerts({ availability: { threshold: 99.9 }, minimumRequests: 100 })
      .template.resource(QUERY)
      .named("alerts_availability");
    expect(alert).toMatchObject({ window_duration: "P1D", evaluation_frequency: "PT1H" });
    const [{ query }] = alert.criteria as [{ query: string }];
    expect(query).toContain("or ResponseCode == 429)");
    expect(query).toContain("| where Requests >= 100");
    expect(query).toContain("| where 100.0 - Percent < 99.9");
    expect(query).not.toContain("DeploymentName");
  });

  test("each threshold, severity and window is an input", () => {
    const { template } = alerts({
      latencyP95: { threshold: 90, severity: 0, window: "PT5M" },
      errorRate: { threshold: 0.5, severity: 0, window: "PT1H" },
      networkBytes: { threshold: 9, severity: 4, window: "P1D" },
    });
    expect(template.resource(METRIC).named("alerts_latency-p95")).toMatchObject({
      severity: 0,
      window_size: "PT5M",
      frequency: "PT1M",
    });
    expect(template.resource(METRIC).named("alerts_network-bytes")).toMatchObject({
      severity: 4,
      window_size: "P1D",
      criteria: [{ threshold: 9 }],
    });
    const errors = template.resource(QUERY).named("alerts_error-rate");
    expect(errors).toMatchObject({ severity: 0, window_duration: "PT1H", evaluation_frequency: "PT15M" });
    expect(JSON.stringify(errors)).toContain("where Percent > 0.5");
  });

  test("queries have the rights of a reader of the logs, where one is given", () => {
    const logReader = testIdentity("id-alerts");
    const { template } = alerts({ alerting: testAlerting({ logReader, tags: { owner: "churn" } }) });
    for (const { attributes } of template.resource(QUERY).count(2).all) {
      expect(attributes).toMatchObject({
        identity: { type: "UserAssigned", identity_ids: [logReader.identityId] },
        tags: { owner: "churn" },
      });
    }
    expect(alerts().template.resource(QUERY).named("alerts_error-rate")).not.toHaveProperty("identity");
  });

  test("says all that is wrong at once", () => {
    const message = messageOf(() =>
      alerts({
        alerting: testAlerting({ runbooks: "http://wiki/" }),
        endpoint: { endpointId: ENDPOINT, endpointName: 'churn" | take 1' },
        latencyP95: { threshold: 0 },
        errorRate: { threshold: 101 },
        availability: { threshold: -1 },
        networkBytes: { threshold: Number.NaN },
        minimumRequests: 0.5,
      }),
    );
    for (const field of [
      "alerting.runbooks must be an https address",
      "latencyP95.threshold must be 1 to 180000 milliseconds (got 0)",
      "errorRate.threshold must be 0 to 100 percent (got 101)",
      "availability.threshold must be 0 to 100 percent (got -1)",
      "networkBytes.threshold must be 1 to 1000000000000 bytes a second (got NaN)",
      "minimumRequests must be a whole number",
      "endpoint.endpointName may have letters",
    ]) {
      expect(message).toContain(field);
    }
    const odd = JSON.parse('{ "threshold": 5, "severity": 5, "window": "PT2M" }');
    expect(messageOf(() => alerts({ errorRate: odd }))).toBe(
      'test/alerts: errorRate.severity must be 0 to 4 (got 5); errorRate.window must be one of PT5M, PT15M, PT30M, PT1H, PT6H, P1D (got "PT2M")',
    );
  });
});

test("no metric is asked for what Azure doesn't keep of it", () => {
  // the reference lists Average alone for what an endpoint has
  for (const { aggregations, namespace } of Object.values(SERVING_METRICS)) {
    expect(aggregations).toEqual(
      namespace.endsWith("/deployments") ? ["Minimum", "Maximum", "Average"] : ["Average"],
    );
  }
});
