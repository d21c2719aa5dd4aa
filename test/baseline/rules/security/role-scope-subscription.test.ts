import { roleScopeSubscription } from "../../../../baseline/rules/security/role-scope-subscription";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(roleScopeSubscription, template);

const on = (scope: string, more: object = {}) => ({
  data: { azurerm_subscription: { s: {} } },
  resource: {
    azurerm_role_assignment: { a: { scope, ...more } },
    azurerm_resource_group: { g: {} },
    azurerm_storage_account: { s: {} },
  },
});
const ID = "/subscriptions/00000000-0000-0000-0000-000000000001";

test("a resource and a resource group pass here", () => {
  for (const scope of [
    "${azurerm_storage_account.s.id}",
    "${azurerm_storage_account.s.id}/blobServices/default/containers/c",
    "${azurerm_resource_group.g.id}",
    `${ID}/resourceGroups/g`,
    "${data.azurerm_subscription.s.id}/resourceGroups/g",
  ]) {
    expect(found(on(scope))).toEqual([]);
  }
});

test("a subscription, a management group and the tenant are violations", () => {
  expect(found(on(ID))).toEqual([
    'azurerm_role_assignment.a: violation: scope is "subscription": the role holds far beyond this use case',
  ]);
  expect(found(on("${data.azurerm_subscription.s.id}"))).toHaveLength(1);
  expect(found(on("/providers/Microsoft.Management/managementGroups/m"))).toEqual([
    'azurerm_role_assignment.a: violation: scope is "management group": the role holds far beyond this use case',
  ]);
  expect(found(on("/"))).toHaveLength(1);
});

test("azapi has the scope as parent", () => {
  const type = "Microsoft.Authorization/roleAssignments@2022-04-01";
  expect(found({ resource: { azapi_resource: { a: { type, parent_id: ID } } } })).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found(on("${var.x}"))).toEqual([
    "azurerm_role_assignment.a: unknown: scope can't be told, var.x is given at plan: perhaps the role holds far beyond this use case",
  ]);
});
