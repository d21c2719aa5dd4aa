import { monitorScopeClosed } from "../../../../baseline/rules/security/monitor-scope-closed";
import { findingsOf, resources } from "../findings";

const found = (attributes: object) =>
  findingsOf(monitorScopeClosed, resources({ azurerm_monitor_private_link_scope: { a: attributes } }));

test("a scope for its members only passes", () => {
  expect(found({ ingestion_access_mode: "PrivateOnly", query_access_mode: "PrivateOnly" })).toEqual([]);
});

test("an open scope is found, by default too", () => {
  expect(found({ ingestion_access_mode: "PrivateOnly", query_access_mode: "Open" })).toEqual([
    'azurerm_monitor_private_link_scope.a: violation: query_access_mode is "Open": queries may go to resources that aren\'t its members',
  ]);
  expect(found({})).toHaveLength(2);
});

test("a body of azapi says the same", () => {
  const inBody = (mode: string) =>
    findingsOf(
      monitorScopeClosed,
      resources({
        azapi_resource: {
          a: {
            type: "microsoft.insights/privateLinkScopes@2021-07-01-preview",
            body: {
              properties: {
                accessModeSettings: { ingestionAccessMode: mode, queryAccessMode: "PrivateOnly" },
              },
            },
          },
        },
      }),
    );
  expect([inBody("PrivateOnly"), inBody("Open")]).toEqual([[], [expect.stringContaining("violation")]]);
});

test("a mode that only a plan tells is unknown", () => {
  expect(found({ ingestion_access_mode: "${var.mode}", query_access_mode: "PrivateOnly" })).toEqual([
    expect.stringContaining(": unknown: "),
  ]);
});
