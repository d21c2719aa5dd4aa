import { type TerraformStack, Testing } from "cdktf";
import { ResourceGroup } from "../../../constructs/governance/resource-group";
import { BUILT_IN_ROLES } from "../../../constructs/identity/built-in-roles";
import { RoleAssignment } from "../../../constructs/identity/role-assignment";
import { WorkloadIdentity } from "../../../constructs/identity/workload-identity";
import { ActionGroup } from "../../../constructs/observability/action-group";
import type { Alerting } from "../../../constructs/observability/alerting";
import { collectLogs } from "../../../constructs/observability/collect-logs";
import { BatchAlerts } from "../../../constructs/serving/batch-alerts";
import { BatchDefault } from "../../../constructs/serving/batch-default";
import { BatchDeployment } from "../../../constructs/serving/batch-deployment";
import { BatchEndpoint } from "../../../constructs/serving/batch-endpoint";
import { DeploymentAlerts } from "../../../constructs/serving/deployment-alerts";
import { DeploymentAutoscale } from "../../../constructs/serving/deployment-autoscale";
import { EndpointAlerts } from "../../../constructs/serving/endpoint-alerts";
import { GatedTraffic } from "../../../constructs/serving/gated-traffic";
import { OnlineDeployment } from "../../../constructs/serving/online-deployment";
import { OnlineEndpoint } from "../../../constructs/serving/online-endpoint";
import { blueGreen } from "../../../constructs/serving/rollout";
import { AzureProviders } from "../../../constructs/terraform/azure-providers";
import type { IMachineLearningWorkspace } from "../../../constructs/workspace/workspace-ref";
import { ReadableAddressStack } from "../../../stacks/readable-address-stack";
import { testWorkspace, WORKSPACE_ID } from "../../constructs/compute/test-workspace";
import { armId, testIdentity } from "../../support/fixtures";
import { TEST_SUBSCRIPTION, TEST_TENANT } from "../../support/template";
import type { GoodInput } from "./good-input";

const TAGS = { owner: "ml-platform", costCenter: "4711", environment: "prod" };
const LOGS = armId("Microsoft.OperationalInsights/workspaces", "log-churn-prod-weu");
const MODEL = "azureml://registries/shared/models/churn/versions/7";
const BY_DAY = { days: ["Monday", "Friday"], from: "07:30", to: "19:00" } as const;

/** One stack with all that serves, and all that watches it: who is told, and by whose rights logs are asked. */
export function watchedServing(): GoodInput {
  const stack = new ReadableAddressStack(Testing.app({ stackTraces: false }), "prod-serving");
  new AzureProviders(stack, "providers", {
    tenantId: TEST_TENANT,
    subscriptionId: TEST_SUBSCRIPTION,
    purgeOnDestroy: false,
  });
  const workspace = testWorkspace(stack, { tags: TAGS });
  const alerting = alertingIn(stack);
  serveOnline(stack, workspace, alerting);
  serveBatch(stack, workspace, alerting);
  stack.prepareStack();
  return {
    name: "prod that serves, is watched and grows with its load",
    text: JSON.stringify(stack.toTerraform()),
    accepted: [],
  };
}

function alertingIn(stack: TerraformStack): Alerting {
  const resourceGroup = ResourceGroup.fromAttributes({
    resourceGroupId: armId("x", "y").replace(/\/providers\/.*/, ""),
    resourceGroupName: "rg-churn-test-weu",
    location: "westeurope",
    tags: TAGS,
  });
  const group = new ActionGroup(stack, "told", {
    resourceGroup,
    name: "ag-churn-prod-weu",
    shortName: "churn-prod",
    emails: ["ml-on-call@example.com"],
  });
  const logReader = new WorkloadIdentity(stack, "log-reader", {
    resourceGroup,
    name: "id-churn-alerts-prod-weu",
  });
  new RoleAssignment(stack, "log-reader-reads", {
    scope: LOGS,
    role: BUILT_IN_ROLES.logAnalyticsReader,
    principal: logReader,
  });
  return {
    resourceGroup,
    actionGroupId: group.actionGroupId,
    runbooks: "https://git.example.com/ml/landing-zone/docs/runbooks",
    logReader,
  };
}

function serveOnline(stack: TerraformStack, workspace: IMachineLearningWorkspace, alerting: Alerting): void {
  const endpoint = new OnlineEndpoint(stack, "online", {
    workspace,
    name: "churn-score",
    identity: testIdentity("id-churn-serving-prod-weu"),
    preventDestroy: true,
  });
  collectLogs(endpoint, LOGS);
  const deployments = (["blue", "green"] as const).map((name) => {
    const deployment = new OnlineDeployment(endpoint, name, {
      endpoint,
      name,
      modelId: MODEL,
      instanceType: name === "blue" ? "Standard_DS3_v2" : "Standard_NC4as_T4_v3",
      gpu: name === "green",
      instances: 3,
      inProduction: true,
    });
    const scaled = new DeploymentAutoscale(deployment, "autoscale", {
      resourceGroup: alerting.resourceGroup,
      deployment,
      maximum: 10,
      rules: {
        cpu: { out: 70, in: 30 },
        ...(name === "green" ? { latencyP95: { out: 400, in: 100 } } : {}),
      },
      schedules: name === "green" ? [{ name: "office-hours", ...BY_DAY, minimum: 5 }] : [],
    });
    collectLogs(scaled, LOGS);
    new DeploymentAlerts(deployment, "alerts", {
      alerting,
      endpoint,
      deployment,
      autoscale: scaled,
      gpu: name === "green",
    });
    return deployment;
  });
  new GatedTraffic(endpoint, "traffic", {
    endpoint,
    deployments,
    step: blueGreen({ live: "blue", candidate: "green" }).canary(10).promote().at("canary-10"),
    smokeTest: { request: { input_data: [[1]] }, expect: { type: "array" }, latencyMs: 400 },
  });
  new EndpointAlerts(endpoint, "alerts", {
    alerting,
    endpoint,
    logAnalyticsWorkspaceId: LOGS,
    latencyP95: { threshold: 400 },
  });
}

function serveBatch(stack: TerraformStack, workspace: IMachineLearningWorkspace, alerting: Alerting): void {
  const cluster = { computeId: `${WORKSPACE_ID}/computes/batch`, computeName: "batch" };
  const endpoint = new BatchEndpoint(stack, "by-night", { workspace, name: "churn-by-night" });
  const deployments = ["north", "south"].map(
    (name) => new BatchDeployment(endpoint, name, { endpoint, name, modelId: MODEL, cluster }),
  );
  new BatchDefault(endpoint, "default", { endpoint, deployments, deployment: "north" });
  new BatchAlerts(endpoint, "alerts", {
    alerting,
    endpoint,
    workspace,
    logAnalyticsWorkspaceId: LOGS,
    cluster,
    maxAgeHours: 26,
  });
}
