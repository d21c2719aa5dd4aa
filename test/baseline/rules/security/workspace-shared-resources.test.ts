import { workspaceSharedResources } from "../../../../baseline/rules/security/workspace-shared-resources";
import { findingsOf } from "../findings";
import { patch, workspace } from "../machine-learning";

const found = (template: object) => findingsOf(workspaceSharedResources, template);

test("two workspaces with their own pass, and they may share a registry", () => {
  expect(
    found({
      resource: {
        azurerm_machine_learning_workspace: {
          a: {
            storage_account_id: "/s/1",
            key_vault_id: "/v/1",
            identity: { identity_ids: ["/i/1"] },
            container_registry_id: "/r/1",
          },
          b: {
            storage_account_id: "/s/2",
            key_vault_id: "/v/2",
            identity: { identity_ids: ["/i/2"] },
            container_registry_id: "/r/1",
          },
        },
      },
    }),
  ).toEqual([]);
});

test("storage and vault of another workspace are violations on both sides", () => {
  expect(
    found({
      resource: {
        azurerm_machine_learning_workspace: {
          a: { storage_account_id: "/s/1" },
          b: { storage_account_id: "/S/1" },
        },
      },
    }),
  ).toEqual([
    "azurerm_machine_learning_workspace.a: violation: azurerm_machine_learning_workspace.b has the same storage account",
    "azurerm_machine_learning_workspace.b: violation: azurerm_machine_learning_workspace.a has the same storage account",
  ]);
  expect(
    found({
      resource: {
        azurerm_machine_learning_workspace: {
          a: { key_vault_id: "${azurerm_key_vault.v.id}" },
          b: { key_vault_id: "${azurerm_key_vault.v.id}" },
        },
        azurerm_key_vault: { v: {} },
      },
    }),
  ).toEqual([
    "azurerm_machine_learning_workspace.a: violation: azurerm_machine_learning_workspace.b has the same key vault",
    "azurerm_machine_learning_workspace.b: violation: azurerm_machine_learning_workspace.a has the same key vault",
  ]);
});

test("an azapi workspace is read alike", () => {
  expect(
    found({
      resource: {
        azurerm_machine_learning_workspace: { a: { storage_account_id: "/s/1" } },
        azapi_resource: {
          b: {
            type: "Microsoft.MachineLearningServices/workspaces@2025-12-01",
            body: { properties: { storageAccount: "/s/1" } },
          },
        },
      },
    }),
  ).toEqual([
    "azurerm_machine_learning_workspace.a: violation: azapi_resource.b has the same storage account",
    "azapi_resource.b: violation: azurerm_machine_learning_workspace.a has the same storage account",
  ]);
});

test("a patch of the workspace shares nothing with it", () => {
  expect(found(workspace({ storage_account_id: "/s/1" }, patch({ storageAccount: "/s/1" })))).toEqual([]);
});
