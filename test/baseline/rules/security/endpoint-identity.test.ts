import { endpointIdentity } from "../../../../baseline/rules/security/endpoint-identity";
import { findingsOf } from "../findings";
import { requested, served, updated } from "../serving";

const found = (template: object) => findingsOf(endpointIdentity, template);
const made = (identity?: object) =>
  found(served("onlineEndpoints", {}, { identity: identity && [identity] }));

test("a user-assigned identity passes", () => {
  expect(made({ type: "UserAssigned", identity_ids: ["/i"] })).toEqual([]);
});

test("another kind, none and one without a name are violations", () => {
  expect(made({ type: "SystemAssigned" })).toEqual([
    expect.stringContaining('violation: identity.type is "SystemAssigned"'),
    "azapi_resource.e: violation: no user-assigned identity is named",
  ]);
  expect(made()).toHaveLength(2);
  expect(made({ type: "UserAssigned", identity_ids: [] })).toEqual([
    "azapi_resource.e: violation: no user-assigned identity is named",
  ]);
  expect(made({ type: "SystemAssigned, UserAssigned", identity_ids: ["/i"] })).toHaveLength(1);
});

test("a request names it in its body; one that doesn't takes it away", () => {
  const anew = (identity?: object) => found(requested("onlineEndpoints", { identity, properties: {} }));
  expect(anew({ type: "UserAssigned", userAssignedIdentities: { "/i": {} } })).toEqual([]);
  expect(anew({ type: "UserAssigned", userAssignedIdentities: {} })).toEqual([
    "azapi_resource_action.a: violation: no user-assigned identity is named",
  ]);
  expect(anew()).toHaveLength(2);
});

test("an update needs no word on it, and may not change it to another kind", () => {
  expect(found(updated("onlineEndpoints", { properties: {} }))).toEqual([]);
  expect(found(updated("onlineEndpoints", { identity: { type: "SystemAssigned" } }))).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(made({ type: "${var.t}", identity_ids: ["/i"] })).toEqual([
    expect.stringContaining("unknown: identity.type"),
  ]);
});
