import { workspaceDiagnostics } from "../../../../baseline/rules/operations/workspace-diagnostics";
import { allOf, foundWith } from "../diagnostics";
import { findingsOf, resources } from "../findings";

const TYPE = "azurerm_machine_learning_workspace";
const ADDRESS = `${TYPE}.a`;
const found = (changes: object) => foundWith(workspaceDiagnostics, TYPE, allOf(ADDRESS, "a", changes));
const DYNAMIC = { for_each: "${var.categories}", content: { category: "${each.value}" } };
const NO_LOGS = `${ADDRESS}: violation: Log Analytics doesn't get all logs of the resource: its settings don't do it`;
const NO_METRICS = `${ADDRESS}: violation: Log Analytics doesn't get the metrics of the resource: its settings don't do it`;

test("a setting for all logs and metrics passes", () => {
  expect(found({})).toEqual([]);
});

test("a workspace without a setting is found", () => {
  expect(foundWith(workspaceDiagnostics, TYPE, {})).toEqual([
    expect.stringContaining("violation: Log Analytics doesn't get all logs of the resource: no diagnostic"),
    expect.stringContaining(
      "violation: Log Analytics doesn't get the metrics of the resource: no diagnostic",
    ),
  ]);
});

test("the audit group alone, or some categories, aren't all logs", () => {
  expect(found({ enabled_log: [{ category_group: "audit" }] })).toEqual([NO_LOGS]);
  expect(found({ enabled_log: [{ category: "AmlComputeJobEvent" }, { category: "RunEvent" }] })).toEqual([
    NO_LOGS,
  ]);
});

test("the audit group beside all logs is no harm", () => {
  expect(found({ enabled_log: [{ category_group: "audit" }, { category_group: "allLogs" }] })).toEqual([]);
});

test("logs or metrics that are left out are found", () => {
  expect(found({ enabled_log: undefined })).toEqual([NO_LOGS]);
  expect(found({ enabled_metric: [] })).toEqual([NO_METRICS]);
});

test("in the spelling of azurerm 4, a metric may be switched off", () => {
  const metric = (enabled: boolean) => ({
    enabled_metric: undefined,
    metric: { category: "AllMetrics", enabled },
  });
  expect([found(metric(true)), found(metric(false))]).toEqual([[], [NO_METRICS]]);
});

test("another destination than Log Analytics doesn't count", () => {
  expect(found({ log_analytics_workspace_id: undefined, storage_account_id: "${var.archive}" })).toEqual([
    NO_LOGS,
    NO_METRICS,
  ]);
  expect(
    found({
      log_analytics_workspace_id:
        "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/st",
    }),
  ).toEqual([NO_LOGS, NO_METRICS]);
});

test("a Log Analytics workspace of somebody else's counts", () => {
  expect(
    found({
      log_analytics_workspace_id:
        "/subscriptions/s/resourceGroups/hub/providers/Microsoft.OperationalInsights/workspaces/log",
    }),
  ).toEqual([]);
});

test("two settings may share the work", () => {
  const settings = {
    ...allOf(ADDRESS, "a", { enabled_metric: [] }),
    ...allOf(ADDRESS, "b", { enabled_log: [] }),
  };
  expect(foundWith(workspaceDiagnostics, TYPE, settings)).toEqual([]);
});

test.each([
  ["the destination", { log_analytics_workspace_id: "${var.logs}" }],
  ["the target", { target_resource_id: "${each.value}", for_each: "${var.ids}" }],
  ["whether the setting is there", { count: "${var.monitored ? 1 : 0}" }],
  [
    "the blocks",
    {
      enabled_log: undefined,
      enabled_metric: undefined,
      dynamic: { enabled_log: DYNAMIC, enabled_metric: DYNAMIC },
    },
  ],
])("unknown: %s", (_what, changes) => {
  const findings = found(changes);
  expect(findings).toHaveLength(2);
  expect(findings.every((finding) => finding.includes(": unknown: "))).toBe(true);
});

test("azapi says the same of its parent", () => {
  const azapi = (logs: object) =>
    findingsOf(
      workspaceDiagnostics,
      resources({
        azapi_resource: {
          workspace: { type: "Microsoft.MachineLearningServices/workspaces@2025-12-01", body: {} },
          logs: { type: "Microsoft.OperationalInsights/workspaces@2025-07-01", body: {} },
          setting: {
            type: "Microsoft.Insights/diagnosticSettings@2021-05-01-preview",
            parent_id: "${azapi_resource.workspace.id}",
            body: {
              properties: {
                workspaceId: "${azapi_resource.logs.id}",
                logs: [logs],
                metrics: [{ category: "AllMetrics", enabled: true }],
              },
            },
          },
        },
      }),
    );
  expect(azapi({ categoryGroup: "allLogs", enabled: true })).toEqual([]);
  expect(azapi({ categoryGroup: "allLogs", enabled: false })).toHaveLength(1);
});

test("a patch of a workspace needs no setting of its own", () => {
  const patch = { type: "Microsoft.MachineLearningServices/workspaces@2025-12-01", body: {} };
  expect(findingsOf(workspaceDiagnostics, resources({ azapi_update_resource: { patch } }))).toEqual([]);
});
