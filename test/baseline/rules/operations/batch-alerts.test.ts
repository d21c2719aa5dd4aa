import { batchAlerts } from "../../../../baseline/rules/operations/batch-alerts";
import { criterion, logAlert, metricAlert } from "../alerting";
import { findingsOf } from "../findings";
import { served, together } from "../serving";

const WORKSPACE =
  "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w";
const SERVING = together(
  served("batchEndpoints", {}, { parent_id: WORKSPACE }),
  served(
    "batchEndpoints/deployments",
    { properties: { compute: `${WORKSPACE}/computes/batch` } },
    { parent_id: "${azapi_resource.b.id}" },
  ),
);
const found = (...alerts: readonly object[]) =>
  findingsOf(batchAlerts, together(SERVING, ...alerts), { production: true });
const [FAILS, OLD] = [
  "azapi_resource.b: violation: no alert of this input tells of a job that fails",
  "azapi_resource.b: violation: no alert of this input tells that predictions are old",
];
const jobs = (event: string, cluster = "batch") =>
  `AmlComputeJobEvent\n| where ClusterName =~ "${cluster}"\n| where EventType == "${event}"`;
const FAILED = logAlert(jobs("JobFailed"), {}, "failed");
const STALE = logAlert(`${jobs("JobSucceeded")} | count | where Count == 0`, {}, "stale");

test("an endpoint of whose failures and old predictions somebody is told passes", () => {
  expect(found(FAILED, STALE)).toEqual([]);
});

test("deploy/batch-freshness-schedule: without those alerts it is a violation each, in production", () => {
  expect(found()).toEqual([FAILS, OLD]);
  expect(found(FAILED)).toEqual([OLD]);
  expect(found(STALE)).toEqual([FAILS]);
  expect(findingsOf(batchAlerts, SERVING, { production: false })).toEqual([]);
});

test("an endpoint without deployments has no jobs", () => {
  expect(findingsOf(batchAlerts, served("batchEndpoints", {}), { production: true })).toEqual([]);
});

test("jobs of another cluster say nothing, and those of all clusters do", () => {
  expect(found(logAlert(jobs("JobFailed", "training")), STALE)).toEqual([FAILS]);
  expect(found(logAlert('AmlComputeJobEvent | where EventType == "JobFailed"'), STALE)).toEqual([]);
});

test("what isn't written any more tells of old predictions, and Azure's count of failures of those", () => {
  const output = logAlert('StorageBlobLogs | where Category == "StorageWrite" | count | where Count == 0');
  expect(found(FAILED, output)).toEqual([]);
  const counted = criterion("Failed Runs", { threshold: 0 });
  expect(found(metricAlert({ scopes: [WORKSPACE], criteria: [counted] }), STALE)).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(FAILED, logAlert("${var.query}"))).toEqual([expect.stringContaining("b: unknown: ")]);
  const compute = { properties: { compute: "${var.cluster}" } };
  const placeless = together(
    served("batchEndpoints", {}),
    served("batchEndpoints/deployments", compute, { parent_id: "${azapi_resource.b.id}" }),
  );
  expect(findingsOf(batchAlerts, together(placeless, FAILED, STALE), { production: true })).toEqual([
    expect.stringContaining("b: unknown: "),
    expect.stringContaining("b: unknown: "),
  ]);
});

test("each cluster is watched, by one alert or by several", () => {
  const second = served(
    "batchEndpoints/deployments",
    { properties: { compute: `${WORKSPACE}/computes/large` } },
    { parent_id: "${azapi_resource.b.id}" },
  ) as { resource: { azapi_resource: { north: object } } };
  const both = { resource: { azapi_resource: { south: second.resource.azapi_resource.north } } };
  expect(found(both, FAILED, STALE)).toEqual([FAILS, OLD]);
  expect(found(both, FAILED, STALE, logAlert(jobs("JobFailed", "large"), {}, "more"))).toEqual([OLD]);
});

test("a cluster below a workspace that is looked up is known by its name", () => {
  const found = (cluster: string) =>
    findingsOf(
      batchAlerts,
      together(
        { data: { azurerm_machine_learning_workspace: { w: { name: "mlw-churn" } } } },
        served("batchEndpoints", {}),
        served(
          "batchEndpoints/deployments",
          { properties: { compute: `\${data.azurerm_machine_learning_workspace.w.id}/computes/${cluster}` } },
          { parent_id: "${azapi_resource.b.id}" },
        ),
        FAILED,
        STALE,
      ),
      { production: true },
    );
  expect(found("batch")).toEqual([]);
  expect(found("other")).toEqual([FAILS, OLD]);
});
