import { dataPreventDestroy } from "../../../../baseline/rules/reliability/data-prevent-destroy";
import { findingsOf, resources } from "../findings";

const TYPES = [
  "azurerm_storage_account",
  "azurerm_key_vault",
  "azurerm_container_registry",
  "azurerm_log_analytics_workspace",
  "azurerm_machine_learning_workspace",
];
const found = (type: string, attributes: object, production = true) =>
  findingsOf(dataPreventDestroy, resources({ [type]: { a: attributes } }), { production });

test.each(TYPES)("%s must not be destroyed in production", (type) => {
  expect(found(type, { lifecycle: { prevent_destroy: true } })).toEqual([]);
  expect(found(type, { lifecycle: [{ prevent_destroy: true }] })).toEqual([]);
  expect(found(type, { lifecycle: { prevent_destroy: false } })).toEqual([
    `${type}.a: violation: lifecycle.prevent_destroy is false: a destroy or a replacement deletes it`,
  ]);
  expect(found(type, {})).toEqual([expect.stringContaining("is false by default")]);
});

test("elsewhere it may be", () => {
  expect(found("azurerm_key_vault", {}, false)).toEqual([]);
});

test("an azapi resource has the same block", () => {
  const vault = { type: "Microsoft.KeyVault/vaults@2024-11-01", body: {} };
  expect(found("azapi_resource", vault)).toHaveLength(1);
  expect(found("azapi_resource", { ...vault, lifecycle: { prevent_destroy: true } })).toEqual([]);
});

test("a plan doesn't tell, so nothing is said of one", () => {
  const plan = {
    format_version: "1.2",
    planned_values: {
      root_module: {
        resources: [
          {
            address: "azurerm_key_vault.a",
            mode: "managed",
            type: "azurerm_key_vault",
            name: "a",
            values: {},
          },
        ],
      },
    },
    resource_changes: [],
    configuration: {},
  };
  expect(findingsOf(dataPreventDestroy, plan, { production: true })).toEqual([]);
});
