import type { Attributes } from "../../../terraform-json";
import type { Resources } from "../two-sides";
import { azapi, RG, setting } from "./samples";
import { told } from "./told";

const S = "/subscriptions/s/resourceGroups";
const LOGS = "azurerm_log_analytics_workspace.l";
const SETTING = "azurerm_monitor_diagnostic_setting.d";
const INSIGHTS = "azurerm_application_insights.i";
const FLOWS = "azurerm_network_watcher_flow_log.f";

const idOf = (address: string) => `\${${address}.id}`;
const logs = { [LOGS]: { name: "log", ...RG } };
const writtenOut = (group = "rg", name = "log", type = "Microsoft.OperationalInsights/workspaces") =>
  `${S}/${group}/providers/${type}/${name}`;
const to = (destination: Attributes): Resources => ({
  ...logs,
  [SETTING]: { ...setting({ category: "A" }), log_analytics_workspace_id: idOf(LOGS), ...destination },
});
const telemetry = (workspaceId: string): Resources => ({
  ...logs,
  [INSIGHTS]: { name: "i", ...RG, application_type: "web", workspace_id: workspaceId },
});
const flows = (account: string, workspace: string): Resources => ({
  [FLOWS]: {
    name: "f",
    enabled: true,
    storage_account_id: account,
    traffic_analytics: { enabled: true, workspace_resource_id: workspace },
  },
});

describe("logs that go elsewhere", () => {
  const other = writtenOut("rg", "other");
  test.each<[string, Resources, Resources, string]>([
    [
      "to another workspace",
      to({}),
      to({ log_analytics_workspace_id: other }),
      `${SETTING} log_analytics_workspace_id`,
    ],
    [
      "to another subscription's of the same name, as far as a provider tells",
      to({}),
      to({ log_analytics_workspace_id: writtenOut("rg2") }),
      `${SETTING} log_analytics_workspace_id`,
    ],
    [
      "to another kind of workspace of the same name",
      to({}),
      to({
        log_analytics_workspace_id: writtenOut("rg", "log", "Microsoft.MachineLearningServices/workspaces"),
      }),
      `${SETTING} log_analytics_workspace_id`,
    ],
    [
      "to something of the same name",
      to({}),
      to({ log_analytics_workspace_id: writtenOut("rg", "log", "Microsoft.Storage/storageAccounts") }),
      `${SETTING} log_analytics_workspace_id`,
    ],
    [
      "to one place less",
      to({ storage_account_id: "/st" }),
      to({ storage_account_id: "/st", log_analytics_workspace_id: null }),
      `${SETTING} log_analytics_workspace_id`,
    ],
    [
      "to another event hub",
      to({ eventhub_name: "a" }),
      to({ eventhub_name: "b" }),
      `${SETTING} eventhub_name`,
    ],
    [
      "where nobody can tell",
      to({}),
      to({ log_analytics_workspace_id: "${var.logs}" }),
      `${SETTING} log_analytics_workspace_id ?`,
    ],
    ["of telemetry", telemetry(idOf(LOGS)), telemetry(other), `${INSIGHTS} workspace_id`],
    [
      "of a network, and what is told of them",
      flows("/st", "/l"),
      flows("/su", "/m"),
      `${FLOWS} storage_account_id traffic_analytics.workspace_resource_id`,
    ],
    [
      "by azapi",
      { "azapi_resource.d": azapi("Microsoft.Insights/diagnosticSettings", { workspaceId: "/l" }) },
      { "azapi_resource.d": azapi("Microsoft.Insights/diagnosticSettings", { workspaceId: "/m" }) },
      "azapi_resource.d body.properties.workspaceId",
    ],
  ])("%s", (_, before, after, risk) => {
    expect(told(["monitoring-lost"], before, after)).toEqual([`monitoring-lost ${risk}`]);
  });

  test.each<[string, Resources, Resources]>([
    ["to one place more", to({}), to({ storage_account_id: "/st" })],
    ["to the same, written out", to({}), to({ log_analytics_workspace_id: writtenOut() })],
    ["to the same, by reference", to({ log_analytics_workspace_id: writtenOut() }), to({})],
    [
      "to the same in other letters",
      to({ log_analytics_workspace_id: writtenOut() }),
      to({ log_analytics_workspace_id: writtenOut().toUpperCase() }),
    ],
    ["to what is made anew", to({}), { ...to({}), [LOGS]: { name: "log2", ...RG } }],
  ])("not: %s", (_, before, after) => {
    expect(told(["monitoring-lost"], before, after)).toEqual([]);
  });

  test("not where the workspace of before gives way to another one, which is told once", () => {
    const NEXT = "azurerm_log_analytics_workspace.next";
    const { [LOGS]: _, ...rest } = to({ log_analytics_workspace_id: idOf(NEXT) });
    expect(told(["monitoring-lost"], to({}), { ...rest, [NEXT]: { name: "next", ...RG } })).toEqual([
      `monitoring-lost ${LOGS}`,
    ]);
  });

  test("the subscription of a provider tells whether an id is the same", () => {
    const provider = (subscription: string) => ({
      provider: { azurerm: [{ features: {}, subscription_id: subscription }] },
    });
    const found = (subscription: string) =>
      told(["monitoring-lost"], to({}), to({ log_analytics_workspace_id: writtenOut() }), [
        provider(subscription),
        provider(subscription),
      ]);
    expect(found("s")).toEqual([]);
    expect(found("t")).toEqual([`monitoring-lost ${SETTING} log_analytics_workspace_id`]);
  });
});
