import { dataLocked } from "../../../../baseline/rules/reliability/data-locked";
import { findingsOf, resources } from "../findings";

const GROUP = "/subscriptions/s/resourceGroups/rg-prod";
const DATA = {
  azurerm_virtual_network: { other: {} },
  azurerm_resource_group: { group: { name: "rg-prod" } },
  azurerm_key_vault: { vault: { resource_group_name: "${azurerm_resource_group.group.name}" } },
};
const lock = (scope: string, more: object = {}) => ({
  azurerm_management_lock: { lock: { scope, lock_level: "CanNotDelete", ...more } },
});
const found = (extra: Record<string, Record<string, object>>, data = DATA, production = true) =>
  findingsOf(dataLocked, resources({ ...data, ...extra }), { production });
const OPEN =
  "azurerm_key_vault.vault: violation: no lock on it or its resource group keeps it from being deleted";

test.each([
  ["the resource", "${azurerm_key_vault.vault.id}"],
  ["its resource group", "${azurerm_resource_group.group.id}"],
  ["the group by its id", GROUP],
  ["the subscription", "/subscriptions/s"],
])("a lock on %s passes", (_what, scope) => {
  expect(found(lock(scope))).toEqual([]);
});

test("a group that is known by name only is the same group", () => {
  const byName = { ...DATA, azurerm_key_vault: { vault: { resource_group_name: "RG-Prod" } } };
  expect(found(lock("${azurerm_resource_group.group.id}"), byName)).toEqual([]);
});

test.each([
  "azurerm_storage_account",
  "azurerm_key_vault",
  "azurerm_container_registry",
  "azurerm_log_analytics_workspace",
])("%s without a lock is found in production, and left alone elsewhere", (type) => {
  const template = resources({ [type]: { a: {} } });
  expect(findingsOf(dataLocked, template, { production: true })).toHaveLength(1);
  expect(findingsOf(dataLocked, template, { production: false })).toEqual([]);
});

test.each([
  ["on another resource", "${azurerm_virtual_network.other.id}"],
  ["on a part of it", "${azurerm_key_vault.vault.id}/keys/k"],
  ["on another group", "/subscriptions/s/resourceGroups/rg-dev"],
])("a lock %s keeps nothing", (_what, scope) => {
  expect(found(lock(scope))).toEqual([OPEN]);
});

test("confidential data and Terraform's state need a lock in every environment", () => {
  const tagged = { azurerm_key_vault: { a: { tags: { dataClassification: "highly-confidential" } } } };
  expect(findingsOf(dataLocked, resources(tagged), { production: false })).toHaveLength(1);
  const state = { azurerm_storage_account: { a: {} }, azurerm_storage_container: { c: { name: "tfstate" } } };
  expect(findingsOf(dataLocked, resources(state), { production: false })).toHaveLength(1);
});

test("azapi says the same of its parents", () => {
  const azapi_resource = {
    store: { type: "Microsoft.Storage/storageAccounts@2025-01-01", parent_id: GROUP, body: {} },
    lock: {
      type: "Microsoft.Authorization/locks@2020-05-01",
      parent_id: "${azapi_resource.store.id}",
      body: { properties: { level: "CanNotDelete" } },
    },
  };
  expect(findingsOf(dataLocked, resources({ azapi_resource }))).toEqual([]);
  const { lock: _gone, ...open } = azapi_resource;
  expect(findingsOf(dataLocked, resources({ azapi_resource: open }))).toHaveLength(1);
});

test.each([
  ["where it stands", lock("${var.scope}")],
  ["whether it is there", lock(GROUP, { count: "${var.locked ? 1 : 0}" })],
  ["its level", lock(GROUP, { lock_level: "${var.level}" })],
])("a lock of which only a plan tells %s is unknown", (_what, extra) => {
  expect(found(extra)).toEqual([expect.stringContaining("azurerm_key_vault.vault: unknown: ")]);
});
