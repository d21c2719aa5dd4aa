import type { TerraformStack } from "cdktf";
import { KubernetesAttachment } from "../../../constructs/kubernetes/kubernetes-attachment";
import {
  KubernetesOnlineDeployment,
  type KubernetesOnlineDeploymentProps,
} from "../../../constructs/serving/kubernetes-online-deployment";
import { KUBERNETES_INVOKER } from "../../../constructs/serving/kubernetes-roles";
import { OnlineEndpoint, type OnlineEndpointProps } from "../../../constructs/serving/online-endpoint";
import { OnlineTraffic } from "../../../constructs/serving/online-traffic";
import type { Traffic } from "../../../constructs/serving/traffic";
import { accepted } from "../../support/deviations";
import { testDeviation, testIdentity } from "../../support/fixtures";
import { schemaProblems, testWithSchema } from "../../support/published-schema";
import { Template } from "../../support/template";
import { testWorkspace, WORKSPACE_ID } from "../compute/test-workspace";
import { at, messageOf } from "../kubernetes/fixtures";
import { testStack } from "./readable-stack";

const IDENTITY = testIdentity("id-churn-serving-test-weu");
const COMPUTE_ID = `${WORKSPACE_ID}/computes/aks-inference`;
const MODEL = "azureml://registries/shared/models/churn/versions/7";

function endpointOf(stack: TerraformStack, props: Partial<OnlineEndpointProps> = {}): OnlineEndpoint {
  return new OnlineEndpoint(stack, "churn", {
    workspace: testWorkspace(stack),
    name: "churn-score",
    identity: IDENTITY,
    kubernetes: {
      attachment: KubernetesAttachment.fromComputeId(COMPUTE_ID, IDENTITY, ["cpu-small", "cpu-large"]),
      tokenAuthentication: testDeviation(),
    },
    ...props,
  });
}

function deploymentOf(
  endpoint: OnlineEndpoint,
  name: string,
  props: Partial<KubernetesOnlineDeploymentProps> = {},
) {
  return new KubernetesOnlineDeployment(endpoint, name, {
    endpoint,
    name,
    modelId: MODEL,
    instanceType: "cpu-small",
    scale: { minimum: 3, maximum: 9 },
    ...props,
  });
}

function served(traffic: Traffic, names: readonly string[] = ["blue", "green"]): TerraformStack {
  const stack = testStack();
  const endpoint = endpointOf(stack);
  const deployments = names.map((name) => deploymentOf(endpoint, name));
  new OnlineTraffic(endpoint, "traffic", { endpoint, deployments, traffic });
  return stack;
}

describe("OnlineEndpoint on Kubernetes", () => {
  test("deploy/online-managed-or-kubernetes: answers on the attached cluster, and takes the workspace's tokens", () => {
    const stack = testStack();
    endpointOf(stack);
    expect(at(stack, "azapi_resource.churn")).toMatchObject({
      body: {
        properties: { compute: COMPUTE_ID, authMode: "AMLToken", publicNetworkAccess: "Disabled" },
      },
      replace_triggers_refs: ["properties.authMode", "properties.compute"],
    });
  });

  test("that no Entra token is taken is a deviation, which is written down", () => {
    const stack = testStack();
    endpointOf(stack);
    expect(accepted(stack)).toEqual([
      expect.objectContaining({
        construct: "churn",
        property: "kubernetes.tokenAuthentication",
        recommendations: [
          "deploy/online-token-over-key-auth",
          "ai-security/authenticate-every-inference-endpoint",
        ],
      }),
    ]);
  });

  test("a managed one names no compute and takes Entra tokens", () => {
    const stack = testStack();
    endpointOf(stack, { kubernetes: undefined });
    const { body } = at(stack, "azapi_resource.churn") as { body: { properties: object } };
    expect(body.properties).toEqual({ authMode: "AADToken", publicNetworkAccess: "Disabled" });
    expect(accepted(stack)).toEqual([]);
  });

  test("deploy/online-rbac-for-keys-and-tokens: who calls it may fetch a token, and no key", () => {
    const [, ...actions] = KUBERNETES_INVOKER.actions;
    expect(actions).toEqual(["Microsoft.MachineLearningServices/workspaces/onlineEndpoints/token/action"]);
  });

  test("says all that is wrong at once", () => {
    const attachment = KubernetesAttachment.fromComputeId(COMPUTE_ID, IDENTITY, []);
    const tokenAuthentication = { ...testDeviation(), expires: "never" };
    const props = { kubernetes: { attachment, tokenAuthentication }, keyAuthentication: testDeviation() };
    expect(messageOf(() => endpointOf(testStack(), props))).toMatch(
      /^test\/churn: kubernetes\.tokenAuthentication: expires must .*; keyAuthentication: an endpoint on Kubernetes takes tokens of the workspace; leave it out$/,
    );
  });
});

describe("OnlineTraffic on Kubernetes", () => {
  test("writes the whole endpoint with its traffic, and no word of a mirror", () => {
    const stack = served({ live: { blue: 90, green: 10 } });
    for (const [address, traffic] of [
      ["azapi_resource_action.churn_traffic", { blue: 90, green: 10 }],
      ["azapi_resource_action.churn_traffic_drain", {}],
    ] as const) {
      const { body } = at(stack, address) as { body: { properties: object } };
      expect(body.properties).toEqual({
        compute: COMPUTE_ID,
        authMode: "AMLToken",
        publicNetworkAccess: "Disabled",
        traffic,
      });
    }
  });

  test("a mirror is refused: it isn't there on Kubernetes", () => {
    expect(() => served({ live: { blue: 100 }, mirror: { green: 10 } })).toThrow(
      "test/churn/traffic: traffic.mirror isn't there on Kubernetes: send a small share of live traffic to the new deployment instead",
    );
    expect(messageOf(() => served({ live: { blue: 100 }, mirror: { green: 0 } }))).toBe("");
  });
});

describe("KubernetesOnlineDeployment", () => {
  const properties = (props: Partial<KubernetesOnlineDeploymentProps> = {}) => {
    const stack = testStack();
    deploymentOf(endpointOf(stack), "blue", props);
    const { body } = at(stack, "azapi_resource.churn_blue") as { body: { properties: object; sku: object } };
    return { ...body.properties, sku: body.sku };
  };
  const PROBE = {
    initialDelay: "PT10S",
    period: "PT10S",
    timeout: "PT2S",
    failureThreshold: 30,
    successThreshold: 1,
  };

  test("performance/autoscale-deployments: pods come and go with the requests, between two numbers", () => {
    expect(properties()).toEqual({
      endpointComputeType: "Kubernetes",
      model: MODEL,
      instanceType: "cpu-small",
      scaleSettings: {
        scaleType: "TargetUtilization",
        minInstances: 3,
        maxInstances: 9,
        targetUtilizationPercentage: 70,
        pollingInterval: "PT10S",
      },
      requestSettings: { requestTimeout: "PT5S", maxConcurrentRequestsPerInstance: 1 },
      livenessProbe: PROBE,
      readinessProbe: PROBE,
      appInsightsEnabled: true,
      sku: { name: "Default", capacity: 3 },
    });
  });

  test("what a pod asks for and may take can be told apart from the instance type", () => {
    const resources = { requests: { cpu: "500m", memory: "1Gi" }, limits: { cpu: "2", memory: "4Gi" } };
    const scale = { minimum: 3, maximum: 9, targetUtilization: 50, pollingSeconds: 30 };
    expect(properties({ resources, scale, requestTimeoutSeconds: 20 })).toMatchObject({
      containerResourceRequirements: {
        containerResourceRequests: resources.requests,
        containerResourceLimits: resources.limits,
      },
      scaleSettings: { targetUtilizationPercentage: 50, pollingInterval: "PT30S" },
      requestSettings: { requestTimeout: "PT20S" },
    });
  });

  test("how many pods there are is not set back, and traffic leaves it before it goes", () => {
    const stack = testStack();
    deploymentOf(endpointOf(stack), "blue");
    expect(at(stack, "azapi_resource.churn_blue").lifecycle).toEqual({
      create_before_destroy: true,
      ignore_changes: ["body.sku.capacity"],
    });
  });

  test("ai-reliability/redundancy-no-single-instance: production has three pods at least", () => {
    const scale = { minimum: 2, maximum: 6 };
    expect(messageOf(() => properties({ scale, inProduction: true }))).toBe(
      "test/churn/blue: scale.minimum must be a whole number from 3 to 6 (got 2)",
    );
    expect(properties({ scale })).toMatchObject({ scaleSettings: { minInstances: 2 } });
  });

  test("an endpoint has one of a name, whatever its case", () => {
    const endpoint = endpointOf(testStack());
    deploymentOf(endpoint, "blue");
    expect(() => deploymentOf(endpoint, "again", { name: "BLUE" })).toThrow(
      "test/churn/again: endpoint churn-score has a deployment BLUE already",
    );
  });

  test("an endpoint on machines of the service has managed deployments", () => {
    const endpoint = endpointOf(testStack(), { kubernetes: undefined });
    expect(() => deploymentOf(endpoint, "blue")).toThrow("endpoint has no `kubernetes`");
  });

  test("says all that is wrong at once", () => {
    const message = messageOf(() =>
      properties({
        name: "b",
        modelId: "azureml:churn@latest",
        scoring: { codeId: "code", script: "../score.py", environmentId: "env" },
        instanceType: "Standard_DS3_v2",
        resources: { requests: { cpu: "2", memory: "1Gi" }, limits: { cpu: "1", memory: "4Gi" } },
        scale: { minimum: 0, maximum: 300, targetUtilization: 0, pollingSeconds: 0 },
        requestTimeoutSeconds: 181,
        maxConcurrentRequests: 0,
        livenessProbe: { periodSeconds: 0 },
        readinessProbe: { failureThreshold: 101 },
      }),
    );
    for (const field of [
      "name must",
      "modelId must",
      "scoring.codeId must",
      "scoring.environmentId must",
      "scoring.script must",
      "instanceType must be one of the attachment's: cpu-small, cpu-large",
      "resources.requests.cpu must",
      "scale.maximum must",
      "scale.targetUtilization must",
      "scale.pollingSeconds must",
      "requestTimeoutSeconds must",
      "maxConcurrentRequests must",
      "livenessProbe.periodSeconds must",
      "readinessProbe.failureThreshold must",
    ]) {
      expect(message).toMatch(new RegExp(`(^test/churn/blue: |; )${field}`));
    }
  });
});

testWithSchema("what is sent is what the published types know", () => {
  const stack = testStack();
  const endpoint = endpointOf(stack, { description: "Churn" });
  const blue = deploymentOf(endpoint, "blue", {
    resources: { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "2", memory: "4Gi" } },
  });
  new OnlineTraffic(endpoint, "traffic", { endpoint, deployments: [blue], traffic: { live: { blue: 100 } } });
  const sent = Template.of(stack)
    .resources()
    .filter(
      ({ attributes }) => ["churn", "churn_blue"].includes(String(attributes.name)) || attributes.parent_id,
    );
  expect(sent).toHaveLength(2);
  for (const { attributes } of sent) {
    const { body, location, tags, type } = attributes as Record<string, object>;
    expect(schemaProblems(String(type), { ...body, location, tags })).toEqual([]);
  }
  const action = at(stack, "azapi_resource_action.churn_traffic");
  expect(schemaProblems(String(action.type), action.body as Record<string, unknown>)).toEqual([]);
});
