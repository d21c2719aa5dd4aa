import { MetricAlert, type MetricAlertProps } from "../../../constructs/observability/metric-alert";
import { SERVING_METRICS } from "../../../constructs/observability/serving-metrics";
import { armId } from "../../support/fixtures";
import { Template } from "../../support/template";
import { testAlerting } from "../serving/alerting";
import { testStack } from "../serving/readable-stack";

const RESOURCE = armId("Microsoft.MachineLearningServices/workspaces", "mlw/onlineEndpoints/churn");

function alert(props: Partial<MetricAlertProps> = {}): Template {
  const stack = testStack();
  new MetricAlert(stack, "alert", {
    name: "churn-latency",
    runbook: "latency-p95",
    description: "It is slow.",
    severity: 2,
    window: "PT6H",
    alerting: testAlerting(),
    resourceId: RESOURCE,
    metric: SERVING_METRICS.latencyP95,
    operator: "GreaterThan",
    threshold: 5,
    ...props,
  });
  return Template.of(stack);
}

describe("MetricAlert", () => {
  test("says in its description what to do", () => {
    expect(alert().resource("azurerm_monitor_metric_alert").only).toMatchObject({
      description:
        "It is slow. What to do: https://git.example.com/ml/landing-zone/docs/runbooks/latency-p95.md",
      frequency: "PT30M",
    });
  });

  test("refuses an aggregation or a dimension that Azure doesn't keep of the metric", () => {
    expect(() => alert({ aggregation: "Maximum" })).toThrow(
      "test/alert: RequestLatency_P95 takes the aggregations Average and the dimensions deployment (got Maximum, none)",
    );
    expect(() => alert({ splitBy: "instanceId" })).toThrow("(got Average, instanceId)");
    expect(() => alert({ metric: SERVING_METRICS.networkBytes, splitBy: "deployment" })).toThrow(
      "NetworkBytes takes the aggregations Average and the dimensions none (got Average, deployment)",
    );
  });
});
