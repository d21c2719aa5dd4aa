import { insightsInLogAnalytics } from "../../../../baseline/rules/operations/insights-in-log-analytics";
import { findingsOf, resources } from "../findings";

const found = (attributes: object) =>
  findingsOf(
    insightsInLogAnalytics,
    resources({
      azurerm_log_analytics_workspace: { logs: {} },
      azurerm_storage_account: { other: {} },
      azurerm_application_insights: { a: attributes },
    }),
  );
const NOWHERE = "azurerm_application_insights.a: violation: the telemetry goes to no Log Analytics workspace";

test("a workspace of the input, a data source's or somebody else's passes", () => {
  expect(found({ workspace_id: "${azurerm_log_analytics_workspace.logs.id}" })).toEqual([]);
  expect(
    found({
      workspace_id:
        "/subscriptions/s/resourceGroups/hub/providers/microsoft.operationalinsights/workspaces/log-hub",
    }),
  ).toEqual([]);
});

test("a component without one, or with something else, is found", () => {
  expect(found({})).toEqual([NOWHERE]);
  expect(found({ workspace_id: "${azurerm_storage_account.other.id}" })).toEqual([NOWHERE]);
  expect(found({ workspace_id: "${azurerm_log_analytics_workspace.logs.workspace_id}" })).toEqual([NOWHERE]);
});

test("a body of azapi says the same", () => {
  const inBody = (properties: object) =>
    findingsOf(
      insightsInLogAnalytics,
      resources({
        azurerm_log_analytics_workspace: { logs: {} },
        azapi_resource: { a: { type: "Microsoft.Insights/components@2020-02-02", body: { properties } } },
      }),
    );
  expect(inBody({ WorkspaceResourceId: "${azurerm_log_analytics_workspace.logs.id}" })).toEqual([]);
  expect(inBody({})).toHaveLength(1);
});

test("a workspace that only a plan tells is unknown", () => {
  expect(found({ workspace_id: "${var.logs}" })).toEqual([expect.stringContaining(": unknown: ")]);
});
