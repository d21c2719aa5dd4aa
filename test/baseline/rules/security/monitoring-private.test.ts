import { monitoringPrivate } from "../../../../baseline/rules/security/monitoring-private";
import { findingsOf, resources } from "../findings";

const LOGS = "azurerm_log_analytics_workspace";
const CLOSED_5 = { internet_ingestion_access_type: "Disabled", internet_query_access_type: "Disabled" };
const CLOSED_4 = { internet_ingestion_enabled: false, internet_query_enabled: false };
const MEMBER = { linked_resource_id: `\${${LOGS}.logs.id}` };

const found = (logs: object, member: object = MEMBER) =>
  findingsOf(
    monitoringPrivate,
    resources({
      azurerm_monitor_private_link_scope: { scope: {} },
      [LOGS]: { logs },
      azurerm_monitor_private_link_scoped_service: { member },
    }),
  );

test("a closed member of the scope passes, in both dialects", () => {
  expect([found(CLOSED_5), found(CLOSED_4)]).toEqual([[], []]);
});

test("a public way beside the private one is found, by default too", () => {
  expect(found({ ...CLOSED_5, internet_query_access_type: "Enabled" })).toEqual([
    `${LOGS}.logs: violation: internet_query_access_type is true: queries are answered on the public network`,
  ]);
  expect(found({})).toHaveLength(2);
});

test("what is no member of the scope is found", () => {
  expect(found(CLOSED_5, { linked_resource_id: "/subscriptions/s/resourceGroups/g/x" })).toEqual([
    `${LOGS}.logs: violation: it is no member of the private link scope`,
  ]);
});

test("without a scope, nothing is wanted: one a network is its owner's", () => {
  expect(findingsOf(monitoringPrivate, resources({ [LOGS]: { logs: {} } }))).toEqual([]);
});

test("Application Insights in a body of azapi says the same", () => {
  const insights = (publicNetworkAccessForQuery: string) =>
    findingsOf(
      monitoringPrivate,
      resources({
        azurerm_monitor_private_link_scope: { scope: {} },
        azapi_resource: {
          insights: {
            type: "Microsoft.Insights/components@2020-02-02",
            body: {
              properties: { publicNetworkAccessForIngestion: "Disabled", publicNetworkAccessForQuery },
            },
          },
          member: {
            type: "Microsoft.Insights/privateLinkScopes/scopedResources@2021-07-01-preview",
            body: { properties: { linkedResourceId: "${azapi_resource.insights.id}" } },
          },
        },
      }),
    );
  expect([insights("Disabled"), insights("Enabled")]).toEqual([[], [expect.stringContaining("violation")]]);
});

test("a member that only a plan tells, or that may not be there, is unknown", () => {
  const unknown = [expect.stringContaining(": unknown: ")];
  expect(found(CLOSED_5, { linked_resource_id: "${var.id}" })).toEqual(unknown);
  expect(found(CLOSED_5, { ...MEMBER, count: "${var.n}" })).toEqual(unknown);
  expect(found({ ...CLOSED_5, internet_query_access_type: "${var.access}" })).toEqual(unknown);
});

test("a patch that opens it is found, and needs no membership", () => {
  const patched = (properties: object) =>
    findingsOf(
      monitoringPrivate,
      resources({
        azurerm_monitor_private_link_scope: { s: {} },
        azapi_update_resource: {
          p: { type: "Microsoft.OperationalInsights/workspaces@2025-07-01", body: { properties } },
        },
      }),
    );
  expect(patched({ publicNetworkAccessForQuery: "Enabled" })).toEqual([
    expect.stringContaining(
      "azapi_update_resource.p: violation: body.properties.publicNetworkAccessForQuery",
    ),
  ]);
  expect(patched({ retentionInDays: 365 })).toEqual([]);
});
