import { BatchAlerts } from "../../../constructs/serving/batch-alerts";
import type { PublishedOutput } from "../../../constructs/serving/output-query";
import { armId } from "../../support/fixtures";
import { Template } from "../../support/template";
import { type Row, rowsOf } from "../observability/kql-rows";
import { LOGS, messageOf, testAlerting } from "./alerting";
import { testStack } from "./readable-stack";

const QUERY = "azurerm_monitor_scheduled_query_rules_alert_v2";
const OUTPUT = { accountName: "stchurntest", container: "predictions", folder: "stores" };

/** The alerts on old predictions, as they are sent to Azure. */
function stale(output: Partial<PublishedOutput> = {}) {
  const stack = testStack();
  new BatchAlerts(stack, "alerts", {
    alerting: testAlerting(),
    logAnalyticsWorkspaceId: LOGS,
    endpoint: { endpointName: "stores" },
    workspace: { workspaceId: armId("Microsoft.MachineLearningServices/workspaces", "mlw-churn") },
    cluster: { computeName: "batch" },
    jobs: false,
    maxAgeHours: 26,
    output: { ...OUTPUT, ...output },
  });
  return Template.of(stack).resource(QUERY);
}

function queryOf({ criteria }: Record<string, unknown>): string {
  const [{ query }] = criteria as [{ query: string }];
  return query;
}

/** A request that wrote the predictions of a model an hour ago. */
const written = (model: string, other: Row = {}): Row => ({
  TimeGenerated: 1,
  AccountName: "stchurntest",
  Category: "StorageWrite",
  OperationName: "PutBlockList",
  StatusText: "Success",
  Uri: `https://stchurntest.blob.core.windows.net:443/predictions/stores/${model}/churn-${model}-20270101T060000Z/predictions.csv?comp=blocklist`,
  UserAgentHeader: "azsdk-python-storage-blob/12.19.0 Python/3.10.11",
  ...other,
});

/** What the alert finds after these requests; without any there is no table. */
function found(output: Partial<PublishedOutput>, requests?: readonly Row[]): Row[] {
  return rowsOf(queryOf(stale(output).only), requests === undefined ? {} : { StorageBlobLogs: requests });
}

const MODELS = { models: ["north", "south"] };
const [NORTH, SOUTH] = [{ Model: "north" }, { Model: "south" }];

describe("predictions that are published", () => {
  test("deploy/batch-freshness-schedule: each model that nothing was written for is an alert of its own", () => {
    expect(found(MODELS, [written("north"), written("south")])).toEqual([]);
    expect(found(MODELS, [written("north")])).toEqual([SOUTH]);
    expect(found(MODELS, [written("north", { TimeGenerated: 27 }), written("south")])).toEqual([NORTH]);
    expect(stale(MODELS).only).toMatchObject({
      criteria: [{ dimension: [{ name: "Model", operator: "Include", values: ["*"] }] }],
    });
  });

  test("what is half published is not there yet", () => {
    const marked = { ...MODELS, marker: "_SUCCESS" };
    const marker = (model: string) =>
      written(model, {
        Uri: String(written(model).Uri).replace("predictions.csv?comp=blocklist", "_SUCCESS"),
      });
    expect(found(marked, [marker("north"), written("south"), written("south")])).toEqual([SOUTH]);
    expect(() => stale({ marker: '"' })).toThrow(
      'output.marker may have letters, digits and . _ - / (got "\\"")',
    );
  });

  test("one fresh model of five hundred doesn't hide the others, and no rule fires more alerts than Azure lets it", () => {
    const models = Array.from({ length: 500 }, (_, index) => `store-${index}`);
    const alerts = stale({ models }).count(2);
    const names = ["alerts_stale-predictions", "alerts_stale-predictions-2"].map((name) =>
      alerts.named(name),
    );
    expect(names.map(({ name }) => name)).toEqual(["stores-stale-predictions", "stores-2-stale-predictions"]);
    const rows = names.map((alert) =>
      rowsOf(queryOf(alert), { StorageBlobLogs: [written("store-7"), written("store-350")] }),
    );
    expect(rows.map(({ length }) => length)).toEqual([299, 199]);
    // of all properties together Azure takes 64 KB
    expect(names.every((alert) => JSON.stringify(alert).length < 32_000)).toBe(true);
  });

  test("a lifecycle rule that cools old blobs doesn't make them fresh", () => {
    const cooled = {
      OperationName: "SetBlobTier",
      UserAgentHeader: "xAzure/1.0 AzureStorage/1.0 ObjectLifeCycleScanner/0.50",
    };
    expect(found(MODELS, [written("north", cooled), written("south")])).toEqual([NORTH]);
    // whatever it may be doing to them
    const moved = { UserAgentHeader: "OLCMScanner", OperationName: "CopyBlob" };
    expect(found(MODELS, [written("north", moved), written("south")])).toEqual([NORTH]);
  });

  test.each([
    "SetBlobTier",
    "SetBlobTags",
    "SetBlobMetadata",
    "AcquireBlobLease",
    "CreatePathDir",
    "CopyBlobSource",
  ])("%s leaves a prediction as old as it was", (OperationName) => {
    expect(found(MODELS, [written("north", { OperationName }), written("south")])).toEqual([NORTH]);
  });

  test.each(["PutBlob", "CopyBlob", "AppendBlock", "FlushFile", "RenamePathFile", "RenamePathDir"])(
    "%s publishes",
    (OperationName) => {
      expect(found(MODELS, [written("north", { OperationName }), written("south")])).toEqual([]);
    },
  );

  test("who writes with a signature publishes, too", () => {
    const signed = written("north", { StatusText: "SASSuccess" });
    expect(found(MODELS, [signed, written("south")])).toEqual([]);
  });

  test("what failed, was deleted, or lies elsewhere publishes nothing", () => {
    const others: Row[] = [
      { StatusText: "AuthorizationFailure" },
      { Category: "StorageDelete" },
      { AccountName: "stother" },
      { Uri: "https://stchurntest.blob.core.windows.net/predictions-staging/stores/north/j/p.csv" },
      { Uri: "https://stchurntest.blob.core.windows.net/predictions/regions/north/j/p.csv" },
      { Uri: "https://stchurntest.blob.core.windows.net/predictions/stores/northwest/j/p.csv" },
      { Uri: "https://stchurntest.blob.core.windows.net/predictions/stores/north" },
    ];
    for (const other of others) {
      expect([other, found(MODELS, [written("north", other), written("south")])]).toEqual([other, [NORTH]]);
    }
  });

  test("all are told before anything was ever written, when Azure has no table yet", () => {
    expect(found(MODELS)).toEqual([NORTH, SOUTH]);
    expect(found({})).toEqual([{ Written: 0 }]);
  });

  test("without models, a write anywhere in the place is enough", () => {
    expect(found({}, [written("north")])).toEqual([]);
    expect(found({}, [written("north", { OperationName: "SetBlobTier" })])).toEqual([{ Written: 0 }]);
    expect(found({ folder: "regions" }, [written("north")])).toEqual([{ Written: 0 }]);
    expect(found({ folder: undefined }, [written("north")])).toEqual([]);
    expect(stale().only).not.toHaveProperty("criteria.0.dimension");
  });

  test("a list of no models is refused", () => {
    expect(messageOf(() => stale({ models: [] }))).toBe("test/alerts: output.models must name at least one");
  });
});
