import type { TerraformStack } from "cdktf";
import { EntraGroup } from "../../../constructs/identity/principals";
import { collectLogs } from "../../../constructs/observability/collect-logs";
import { OnlineDeployment, type OnlineDeploymentProps } from "../../../constructs/serving/online-deployment";
import { OnlineEndpoint, type OnlineEndpointProps } from "../../../constructs/serving/online-endpoint";
import { OnlineTraffic } from "../../../constructs/serving/online-traffic";
import type { Traffic } from "../../../constructs/serving/traffic";
import { accepted } from "../../support/deviations";
import { armId, testDeviation, testIdentity } from "../../support/fixtures";
import { schemaProblems, testWithSchema } from "../../support/published-schema";
import { reference, Template } from "../../support/template";
import { testWorkspace, WORKSPACE_ID } from "../compute/test-workspace";
import { testStack } from "./readable-stack";

const MODEL = "azureml://registries/shared/models/churn/versions/7";
const IDENTITY = testIdentity("id-churn-serving-test-weu");
const ENDPOINT = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2025-12-01";

function endpointOf(stack: TerraformStack, props: Partial<OnlineEndpointProps> = {}): OnlineEndpoint {
  return new OnlineEndpoint(stack, "churn", {
    workspace: testWorkspace(stack),
    name: "churn-score",
    identity: IDENTITY,
    ...props,
  });
}

function deploymentOf(endpoint: OnlineEndpoint, name: string, props: Partial<OnlineDeploymentProps> = {}) {
  return new OnlineDeployment(endpoint, name, {
    endpoint,
    name,
    modelId: MODEL,
    instanceType: "Standard_DS3_v2",
    instances: 3,
    ...props,
  });
}

function served(
  names: readonly string[],
  traffic: Traffic,
  props: Partial<OnlineEndpointProps> = {},
): Template {
  const stack = testStack();
  const endpoint = endpointOf(stack, props);
  const deployments = names.map((name) => deploymentOf(endpoint, name));
  new OnlineTraffic(endpoint, "traffic", { endpoint, deployments, traffic });
  return Template.of(stack);
}

const named = (template: Template, address: string): Record<string, unknown> =>
  template.resources().find((one) => one.address === address)?.attributes ?? {};

describe("OnlineEndpoint", () => {
  test("deploy/online-token-over-key-auth: takes Entra tokens, from the private network, as an identity of its own", () => {
    const template = served(["blue"], { live: { blue: 100 } });
    expect(named(template, "azapi_resource.churn")).toMatchObject({
      type: ENDPOINT,
      name: "churn-score",
      parent_id: WORKSPACE_ID,
      location: "westeurope",
      tags: { owner: "ml-platform" },
      identity: [{ type: "UserAssigned", identity_ids: [IDENTITY.identityId] }],
      body: { properties: { authMode: "AADToken", publicNetworkAccess: "Disabled" } },
      depends_on: ["terraform_data.last-rule"],
      replace_triggers_refs: ["properties.authMode"],
    });
  });

  test("what Terraform updates of the endpoint itself could take its traffic away: it leaves that alone", () => {
    const template = served(["blue"], { live: { blue: 100 } }, { description: "Churn of customers" });
    expect(named(template, "azapi_resource.churn").lifecycle).toEqual({
      ignore_changes: ["tags", "body.properties.publicNetworkAccess", "body.properties.description"],
    });
    // reads the endpoint, changes this, and writes all of it again
    expect(named(template, "azapi_update_resource.churn_settings")).toMatchObject({
      resource_id: reference("azapi_resource.churn.id"),
      body: { properties: { publicNetworkAccess: "Disabled" } },
    });
  });

  test("a key instead of tokens takes a deviation, which is written down", () => {
    const stack = testStack();
    endpointOf(stack, { keyAuthentication: testDeviation() });
    expect(named(Template.of(stack), "azapi_resource.churn").body).toMatchObject({
      properties: { authMode: "Key" },
    });
    expect(accepted(stack)).toEqual([
      expect.objectContaining({
        property: "keyAuthentication",
        recommendations: [
          "deploy/online-token-over-key-auth",
          "ai-security/authenticate-every-inference-endpoint",
        ],
      }),
    ]);
  });

  test("deploy/online-rbac-for-keys-and-tokens: who calls it has one role on it", () => {
    const stack = testStack();
    const role = { id: "aaaaaaaa-0000-0000-0000-000000000001", name: "Endpoint Invoker" };
    const group = EntraGroup.fromObjectId("bbbbbbbb-0000-0000-0000-000000000009");
    endpointOf(stack).grantInvoke(group, role, "invoker-shop");
    expect(Template.of(stack).resource("azurerm_role_assignment").only).toMatchObject({
      scope: reference("azapi_resource.churn.id"),
      role_definition_id: expect.stringContaining(role.id),
      principal_id: group.principalId,
      principal_type: "Group",
    });
  });

  test("performance/monitor-serving-and-training-infra: its logs and metrics are collected", () => {
    const stack = testStack();
    collectLogs(endpointOf(stack), armId("Microsoft.OperationalInsights/workspaces", "log-churn"));
    expect(Template.of(stack).resource("azurerm_monitor_diagnostic_setting").only).toMatchObject({
      target_resource_id: reference("azapi_resource.churn.id"),
      enabled_log: [{ category_group: "allLogs" }],
      enabled_metric: [{ category: "AllMetrics" }],
    });
  });

  test("Terraform refuses to destroy one that somebody relies on", () => {
    const stack = testStack();
    endpointOf(stack, { preventDestroy: true });
    expect(named(Template.of(stack), "azapi_resource.churn").lifecycle).toMatchObject({
      prevent_destroy: true,
    });
  });

  test("says all that is wrong at once", () => {
    const keyAuthentication = { ...testDeviation(), expires: "some day" };
    expect(() => endpointOf(testStack(), { name: "1-", keyAuthentication })).toThrow(
      /^test\/churn: name must be 3 to 32 letters, digits and hyphens.* \(got "1-"\); keyAuthentication: expires/,
    );
    expect(() => OnlineEndpoint.fromEndpointId("churn")).toThrow("is not the ARM id of an online endpoint");
    expect(OnlineEndpoint.fromEndpointId(`${WORKSPACE_ID}/onlineEndpoints/churn-score`).endpointName).toBe(
      "churn-score",
    );
  });
});

describe("OnlineDeployment", () => {
  const properties = (props: Partial<OnlineDeploymentProps> = {}) => {
    const stack = testStack();
    deploymentOf(endpointOf(stack), "blue", props);
    const { body } = named(Template.of(stack), "azapi_resource.churn_blue") as {
      body: { properties: Record<string, unknown>; sku: object };
    };
    return { ...body.properties, sku: body.sku };
  };

  test("a model with its version is all it takes; every setting is written", () => {
    expect(properties()).toEqual({
      endpointComputeType: "Managed",
      model: MODEL,
      instanceType: "Standard_DS3_v2",
      scaleSettings: { scaleType: "Default" },
      requestSettings: { requestTimeout: "PT5S", maxConcurrentRequestsPerInstance: 1 },
      livenessProbe: PROBE,
      readinessProbe: PROBE,
      appInsightsEnabled: true,
      sku: { name: "Default", capacity: 3 },
    });
  });

  test("a model of another format brings its code and environment", () => {
    const scoring = {
      codeId: `${WORKSPACE_ID}/codes/0f1e/versions/1`,
      script: "src/score.py",
      environmentId: "azureml://registries/azureml/environments/sklearn-1.5/versions/21",
    };
    expect(properties({ scoring, readinessProbe: { initialDelaySeconds: 60 } })).toMatchObject({
      codeConfiguration: { codeId: scoring.codeId, scoringScript: "src/score.py" },
      environmentId: scoring.environmentId,
      readinessProbe: { ...PROBE, initialDelay: "PT60S" },
    });
  });

  test("what autoscale makes of its instances is not set back, and traffic leaves it before it goes", () => {
    const stack = testStack();
    deploymentOf(endpointOf(stack), "blue");
    expect(named(Template.of(stack), "azapi_resource.churn_blue").lifecycle).toEqual({
      create_before_destroy: true,
      ignore_changes: ["body.sku.capacity"],
    });
  });

  test("ai-reliability/redundancy-no-single-instance: production has three instances at least", () => {
    expect(() => properties({ inProduction: true, instances: 2 })).toThrow(
      "test/churn/blue: instances must be a whole number from 3 to 100 (got 2)",
    );
    expect(properties({ inProduction: false, instances: 1 })).toMatchObject({ sku: { capacity: 1 } });
  });

  test("an endpoint has one of a name, whatever its case; another endpoint may have it, too", () => {
    const stack = testStack();
    const endpoint = endpointOf(stack);
    deploymentOf(endpoint, "blue");
    expect(() => deploymentOf(endpoint, "again", { name: "Blue" })).toThrow(
      "test/churn/again: endpoint churn-score has a deployment Blue already",
    );
    deploymentOf(endpoint, "green");
    const other = new OnlineEndpoint(stack, "other", {
      workspace: testWorkspace(stack),
      name: "other-score",
      identity: IDENTITY,
    });
    deploymentOf(other, "blue");
    const named = Template.of(stack)
      .resources()
      .filter(({ attributes }) => attributes.name === "blue");
    expect(named).toHaveLength(2);
  });

  test("says all that is wrong at once", () => {
    const wrong: Partial<OnlineDeploymentProps> = {
      name: "b",
      modelId: "azureml:churn@latest",
      scoring: { codeId: "code", script: "../score.py", environmentId: "env" },
      instanceType: "Standard_M16ms",
      instances: 0,
      requestTimeoutSeconds: 181,
      maxConcurrentRequests: 0,
      livenessProbe: { periodSeconds: 0 },
      readinessProbe: { failureThreshold: 101 },
    };
    const message = (() => {
      try {
        properties(wrong);
        return "";
      } catch (error) {
        return (error as Error).message;
      }
    })();
    for (const field of [
      "name",
      "modelId",
      "scoring.codeId",
      "scoring.environmentId",
      "scoring.script",
      "instanceType",
      "instances",
      "requestTimeoutSeconds",
      "maxConcurrentRequests",
      "livenessProbe.periodSeconds",
      "readinessProbe.failureThreshold",
    ]) {
      expect(message).toMatch(new RegExp(`(^test/churn/.*?: |; )${field} `));
    }
  });
});

const PROBE = {
  initialDelay: "PT10S",
  period: "PT10S",
  timeout: "PT2S",
  failureThreshold: 30,
  successThreshold: 1,
};

describe("OnlineTraffic", () => {
  test("one request writes the whole endpoint with its traffic, after its deployments", () => {
    const template = served(["blue", "green"], { live: { blue: 100, green: 0 }, mirror: { green: 10 } });
    expect(named(template, "azapi_resource_action.churn_traffic")).toMatchObject({
      type: ENDPOINT,
      resource_id: reference("azapi_resource.churn.id"),
      method: "PUT",
      when: "apply",
      body: {
        location: "westeurope",
        tags: { owner: "ml-platform" },
        identity: { type: "UserAssigned", userAssignedIdentities: { [IDENTITY.identityId]: {} } },
        properties: {
          authMode: "AADToken",
          publicNetworkAccess: "Disabled",
          traffic: { blue: 100, green: 0 },
          mirrorTraffic: { green: 10 },
        },
      },
      depends_on: [
        "azapi_update_resource.churn_settings",
        "azapi_resource.churn_blue",
        "azapi_resource.churn_green",
        "terraform_data.churn_traffic_kept",
      ],
    });
  });

  test("deploy/update-plan-blue-green: a deployment that answers, or gets copies, can't be left out", () => {
    const template = served(["Blue"], { live: { Blue: 100 } });
    expect(named(template, "azapi_resource.churn").response_export_values).toEqual([
      "properties.scoringUri",
      "properties.traffic",
      "properties.mirrorTraffic",
    ]);
    const now = "azapi_resource.churn.output.properties";
    const missingOf = (shares: string) =>
      `[for name, share in try(coalesce(${now}.${shares}, {}), {}) : name if share > 0 && !contains(["blue"], lower(name))]`;
    const missing = `distinct(concat(${missingOf("traffic")}, ${missingOf("mirrorTraffic")}))`;
    expect(named(template, "terraform_data.churn_traffic_kept").lifecycle).toEqual({
      precondition: [
        {
          condition: `\${length(${missing}) == 0}`,
          error_message: expect.stringMatching(/^\$\{join.*\} of churn-score still gets requests/),
        },
      ],
    });
  });

  test("Azure deletes no deployment with traffic: it is taken away when all is destroyed", () => {
    const template = served(["blue"], { live: { blue: 100 } });
    expect(named(template, "azapi_resource_action.churn_traffic_drain")).toMatchObject({
      method: "PUT",
      when: "destroy",
      body: { properties: { authMode: "AADToken", traffic: {}, mirrorTraffic: {} } },
    });
  });

  test("an endpoint has one traffic: two would undo each other", () => {
    const stack = testStack();
    const endpoint = endpointOf(stack);
    const traffic = (id: string) =>
      new OnlineTraffic(endpoint, id, { endpoint, deployments: [], traffic: { live: {} } });
    traffic("traffic");
    expect(() => traffic("more")).toThrow("test/churn/more: endpoint churn-score has a traffic already");
  });

  test("a split that Azure refuses is refused here", () => {
    expect(() => served(["blue"], { live: { blue: 90 } })).toThrow(
      "test/churn/traffic: traffic.live must sum to 0 or to 100 (it sums to 90)",
    );
  });
});

testWithSchema("what is sent is what the published types know", () => {
  const template = served(["blue"], { live: { blue: 100 } }, { description: "Churn" });
  const known = template.resources().filter(({ type }) => type === "azapi_resource");
  for (const { attributes } of known) {
    const { body, location, tags, type } = attributes as Record<string, object>;
    expect(schemaProblems(String(type), { ...body, location, tags })).toEqual([]);
  }
  const action = named(template, "azapi_resource_action.churn_traffic");
  expect(schemaProblems(ENDPOINT, action.body as Record<string, unknown>)).toEqual([]);
  expect(known).toHaveLength(2);
});
