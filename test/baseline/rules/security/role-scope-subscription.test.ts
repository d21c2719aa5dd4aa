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

test("an id with references in it tells as much as its parts", () => {
  const subscription = "/subscriptions/${data.azurerm_client_config.c.subscription_id}";
  expect(found(on(subscription))).toHaveLength(1);
  for (const rest of ["/resourceGroups/${var.name}", "/resourceGroups/g/providers/n/t/${var.name}"]) {
    expect(found(on(subscription + rest))).toEqual([]);
  }
  expect(found(on("/subscriptions/${var.scope}"))).toEqual([expect.stringContaining(": unknown: ")]);
});

test("an id that isn't written as Azure does is unknown", () => {
  const group = `${ID}/resourceGroups/g`;
  for (const scope of [
    `${group}/..`,
    `${group}/providers/n/t/r/../../../../../..`,
    `${ID}//resourceGroups/g`,
    `${ID}/resourceGroups%2Fg`,
    `${group}/.`,
    `${group}?x=/providers/n/t/r`,
    `${ID}/resourceGroups`,
    "${azurerm_resource_group.g.id}/../..",
    "${azurerm_storage_account.s.id}/../../../..",
  ]) {
    expect([scope, found(on(scope))]).toEqual([scope, [expect.stringContaining(": unknown: ")]]);
  }
});

test("case and a slash at the end change nothing", () => {
  expect(found(on(`${ID.toUpperCase()}/`))).toHaveLength(1);
  expect(found(on(`${ID}/RESOURCEGROUPS/g/`))).toEqual([]);
});

test("what holds the id of something wider is as wide as that", () => {
  const data = {
    azurerm_subscriptions: { s: {} },
    azurerm_kubernetes_cluster: { k: {} },
    azurerm_role_definition: { r: {} },
  };
  const by = (scope: string) => found({ ...on(scope), data });
  expect(by("${data.azurerm_subscriptions.s.subscriptions[0].id}")).toEqual([
    expect.stringContaining('violation: scope is "subscription"'),
  ]);
  expect(by("${data.azurerm_kubernetes_cluster.k.node_resource_group_id}")).toEqual([]);
  expect(by("${data.azurerm_role_definition.r.assignable_scopes[0]}")).toEqual([
    expect.stringContaining(": unknown: "),
  ]);
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
