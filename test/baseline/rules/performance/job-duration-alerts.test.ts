import { jobDurationAlerts } from "../../../../baseline/rules/performance/job-duration-alerts";
import { logAlert } from "../alerting";
import { findingsOf } from "../findings";
import { job, scheduled } from "../schedules";
import { served, together } from "../serving";

const WORKSPACE =
  "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w";
const pipeline = (definition: object = {}) =>
  job({
    jobType: "Pipeline",
    computeId: `${WORKSPACE}/computes/Training`,
    experimentName: "churn",
    ...definition,
  });
const invoking = (endpointId: string) =>
  scheduled({ actionType: "InvokeBatchEndpoint", endpointInvocationDefinition: { endpointId } });
const INVOCATION = together(
  invoking("${azapi_resource.b.id}"),
  served("batchEndpoints", {}, { parent_id: WORKSPACE, name: "stores" }),
  served(
    "batchEndpoints/deployments",
    { properties: { compute: `${WORKSPACE}/computes/batch` } },
    { parent_id: "${azapi_resource.b.id}" },
  ),
);
const slow = (where: string) =>
  logAlert(
    `union isfuzzy=true AmlComputeJobEvent, (datatable(ClusterName: string)[]) ${where} | summarize Started = minif(TimeGenerated, EventType == "JobRunning") by JobName | where datetime_diff("minute", now(), Started) > 60`,
  );
const on = (cluster: string, experiment?: string) =>
  slow(
    `| where ClusterName =~ "${cluster}"${experiment === undefined ? "" : ` | where ExperimentName == "${experiment}"`}`,
  );
const found = (template: object, production = true) =>
  findingsOf(jobDurationAlerts, template, { production });
const SILENT = "azapi_resource.s: violation: no alert of this input tells of a job that takes too long";

test("performance/monitor-serving-and-training-infra: a pipeline on a schedule has an alert on how long it takes, in production", () => {
  expect(found(pipeline())).toEqual([SILENT]);
  expect(found(pipeline(), false)).toEqual([]);
  expect(found(together(pipeline(), on("training")))).toEqual([]);
  expect(found(together(pipeline(), on("training", "churn")))).toEqual([]);
  expect(found(together(pipeline(), slow("")))).toEqual([]);
});

test("an alert on another cluster, another experiment, or on failures says nothing", () => {
  expect(found(together(pipeline(), on("batch")))).toEqual([SILENT]);
  expect(found(together(pipeline(), on("training", "other")))).toEqual([SILENT]);
  const failures = logAlert('AmlComputeJobEvent | where EventType == "JobFailed"');
  expect(found(together(pipeline(), failures))).toEqual([SILENT]);
});

test("a job that Azure ends by itself needs none", () => {
  expect(found(pipeline({ jobType: "Sweep", limits: { timeout: "PT4H" } }))).toEqual([]);
  expect(found(pipeline({ jobType: "Command" }))).toEqual([SILENT]);
});

test("so does a batch endpoint that a schedule invokes, on the clusters of its deployments", () => {
  expect(found(INVOCATION)).toEqual([SILENT]);
  expect(found(together(INVOCATION, on("training")))).toEqual([SILENT]);
  expect(found(together(INVOCATION, on("batch")))).toEqual([]);
  expect(found(together(INVOCATION, on("batch", "stores")))).toEqual([]);
  expect(found(together(INVOCATION, on("batch", "regions")))).toEqual([SILENT]);
});

test("an endpoint that isn't in the input is watched where it is", () => {
  expect(found(invoking(`${WORKSPACE}/batchEndpoints/b`))).toEqual([]);
});

test("a monitor runs on no cluster", () => {
  expect(found(scheduled({ actionType: "CreateMonitor", monitorDefinition: {} }))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  const unknown = [expect.stringContaining("s: unknown: ")];
  expect(found(together(pipeline({ computeId: "${var.cluster}" }), on("training")))).toEqual(unknown);
  expect(found(together(pipeline({ experimentName: "${var.e}" }), on("training", "churn")))).toEqual(unknown);
  expect(found(together(invoking("${var.endpoint}"), on("batch")))).toEqual(unknown);
});
