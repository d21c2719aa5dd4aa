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

describe("an alert on what is written tells of one place", () => {
  const written = (uri: string, models = "") =>
    logAlert(
      `union isfuzzy=true StorageBlobLogs, (datatable(Uri: string)[]) | where OperationName == "PutBlob" | ${uri}${models}`,
      {},
      "stale",
    );
  const matches = (folder: string) => `where Uri matches regex "^https://[^/]+/predictions${folder}/"`;
  const each = (...names: readonly string[]) =>
    ` | join kind=rightanti (datatable(Model: string)[${names.map((name) => `"${name}"`).join(", ")}]) on Model`;
  const endpoint = (name: string, id: string) => ({
    [id]: {
      type: "Microsoft.MachineLearningServices/workspaces/batchEndpoints@2025-12-01",
      parent_id: WORKSPACE,
      name,
      body: {},
    },
  });
  const deployment = (name: string, of: string, compute = "batch") => ({
    [`${of}-${name}`]: {
      type: "Microsoft.MachineLearningServices/workspaces/batchEndpoints/deployments@2025-12-01",
      parent_id: `\${azapi_resource.${of}.id}`,
      name,
      body: { properties: { compute: `${WORKSPACE}/computes/${compute}` } },
    },
  });
  const invoked = (of: string, deploymentName?: string) => ({
    [`${of}-${deploymentName}-nightly`]: {
      type: "Microsoft.MachineLearningServices/workspaces/schedules@2025-12-01",
      parent_id: WORKSPACE,
      name: "nightly",
      body: {
        properties: {
          action: {
            actionType: "InvokeBatchEndpoint",
            endpointInvocationDefinition: { endpointId: `\${azapi_resource.${of}.id}`, deploymentName },
          },
        },
      },
    },
  });
  const all = (...resources: readonly object[]) => ({
    resource: { azapi_resource: Object.assign({}, ...resources) as object },
  });
  const STORES = [
    endpoint("stores-1", "one"),
    deployment("north", "one"),
    endpoint("stores-2", "two"),
    deployment("south", "two"),
  ];
  const REGIONS = [endpoint("regions", "r"), deployment("west", "r")];
  const old = (resources: readonly object[], ...alerts: readonly object[]) =>
    findingsOf(batchAlerts, together(all(...resources), FAILED, ...alerts), { production: true })
      .filter((finding) => !finding.includes("job that fails"))
      .map((finding) => finding.replace(/^azapi_resource\.|: no alert.*$/g, ""));

  test("the endpoint's own folder passes, with its number or without", () => {
    expect(old(STORES, written(matches("/stores")))).toEqual([]);
    expect(old(STORES, written('where Uri contains "/predictions/stores-1/"'))).toEqual(["two: violation"]);
    expect(
      old(STORES, written(`extend Model = extract("^https://[^/]+/p/stores/([^/?]+)/", 1, Uri)`)),
    ).toEqual([]);
  });

  test("a folder of another is a violation", () => {
    expect(old(STORES, written(matches("/regions")))).toEqual(["one: violation", "two: violation"]);
    expect(old([...STORES, ...REGIONS], written(matches("/stores")))).toEqual(["r: violation"]);
  });

  test("all that is written tells of one kind of endpoint alone: a fresh one would hide the others", () => {
    expect(old(STORES, written(matches("")))).toEqual([]);
    expect(old([...STORES, ...REGIONS], written(matches("")))).toHaveLength(3);
    const resource = 'where _ResourceId =~ "/subscriptions/s/resourceGroups/g/providers/p/storageAccounts/a"';
    expect(old(STORES, written(resource))).toEqual([]);
  });

  test("where models are listed, each one that runs must be among them, in one alert or several", () => {
    expect(old(STORES, written(matches("/stores"), each("north", "south")))).toEqual([]);
    expect(old(STORES, written(matches("/stores"), each("north")))).toEqual(["two: violation"]);
    const second = logAlert(
      `StorageBlobLogs | where Category == "StorageWrite" | ${matches("/stores")}${each("south")}`,
      {},
      "more",
    );
    expect(old(STORES, written(matches("/stores"), each("north")), second)).toEqual([]);
  });

  test("a model that no schedule runs may grow old, where one runs another", () => {
    const both = [...STORES.slice(0, 2), deployment("east", "one")];
    const alert = written(matches("/stores"), each("north"));
    expect(old(both, alert)).toEqual(["one: violation"]);
    expect(old([...both, invoked("one", "north")], alert)).toEqual([]);
    expect(old([...both, invoked("one", "east")], alert)).toEqual(["one: violation"]);
    // its default runs, which may be any
    expect(old([...both, invoked("one")], alert)).toEqual(["one: violation"]);
    expect(old([...both, invoked("one", "north"), invoked("one")], alert)).toEqual(["one: violation"]);
  });

  test("an endpoint or a model without a name is unknown", () => {
    const unnamed = [endpoint("${var.name}", "one"), deployment("north", "one")];
    expect(old(unnamed, written(matches("/stores")))).toEqual([expect.stringContaining("one: unknown")]);
    const model = [endpoint("stores-1", "one"), deployment("${var.model}", "one")];
    expect(old(model, written(matches("/stores"), each("north")))).toEqual([
      expect.stringContaining("one: unknown"),
    ]);
  });
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
