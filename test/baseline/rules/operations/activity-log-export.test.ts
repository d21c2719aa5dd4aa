import { activityLogExport } from "../../../../baseline/rules/operations/activity-log-export";
import { findingsOf, resources } from "../findings";
import { defenderPlan } from "../governing";

const found = (template: object) => findingsOf(activityLogExport, template);
const LOGS = "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/log";
const CATEGORIES = [
  "Administrative",
  "Alert",
  "Autoscale",
  "Policy",
  "Recommendation",
  "ResourceHealth",
  "Security",
  "ServiceHealth",
];
const setting = (categories: readonly string[], over: object = {}) =>
  resources({
    azurerm_monitor_diagnostic_setting: {
      s: {
        target_resource_id: "/subscriptions/00000000-0000-0000-0000-000000000001",
        log_analytics_workspace_id: LOGS,
        enabled_log: categories.map((category) => ({ category })),
        ...over,
      },
    },
  });

test("a setting that keeps all of it passes, by the group too", () => {
  expect(found(setting(CATEGORIES))).toEqual([]);
  expect(found(setting([], { enabled_log: [{ category_group: "allLogs" }] }))).toEqual([]);
});

test.each(CATEGORIES)("without %s it is a violation", (missing) => {
  expect(found(setting(CATEGORIES.filter((category) => category !== missing)))).toEqual([
    `azurerm_monitor_diagnostic_setting.s: violation: ${missing} is not kept`,
  ]);
});

test("one that leads elsewhere is a violation", () => {
  const elsewhere = { log_analytics_workspace_id: undefined, storage_account_id: "/made/elsewhere" };
  expect(found(setting(CATEGORIES, elsewhere))).toEqual([
    "azurerm_monitor_diagnostic_setting.s: violation: it doesn't lead to Log Analytics",
  ]);
});

test("by azapi alike, where each says whether it is on", () => {
  const byAzapi = (enabled: boolean) =>
    resources({
      azapi_resource: {
        s: {
          type: "Microsoft.Insights/diagnosticSettings@2021-05-01-preview",
          parent_id: "/subscriptions/00000000-0000-0000-0000-000000000001",
          body: {
            properties: { workspaceId: LOGS, logs: CATEGORIES.map((category) => ({ category, enabled })) },
          },
        },
      },
    });
  expect(found(byAzapi(true))).toEqual([]);
  expect(found(byAzapi(false))).toHaveLength(8);
});

test("who sees to a subscription keeps it; settings of resources are other rules'", () => {
  expect(found(defenderPlan("Arm"))).toEqual([
    expect.stringContaining(
      "violation: the input sees to the subscription, and nothing keeps its activity log",
    ),
  ]);
  expect(found(setting([], { target_resource_id: LOGS }))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(setting([], { enabled_log: "${var.logs}" }))[0]).toContain(": unknown: ");
});
