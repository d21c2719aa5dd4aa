import { storagePrivateEndpoints } from "../../../../baseline/rules/security/storage-private-endpoints";
import { findingsOf } from "../findings";
import { testNeededEndpoints } from "../storage-endpoints";

const found = (template: object) => findingsOf(storagePrivateEndpoints, template);

testNeededEndpoints({
  rule: storagePrivateEndpoints,
  account: "the storage account",
  parts: ["blob", "file"],
});

test("a data lake needs blob and dfs, another account blob alone", () => {
  const workspaces = { azurerm_machine_learning_workspace: { w: { name: "mlw" } } };
  expect(
    found({ resource: { ...workspaces, azurerm_storage_account: { l: { is_hns_enabled: true } } } }),
  ).toEqual([
    "azurerm_storage_account.l: violation: the storage account has no private endpoint for blob",
    "azurerm_storage_account.l: violation: the storage account has no private endpoint for dfs",
  ]);
  expect(found({ resource: { ...workspaces, azurerm_storage_account: { o: {} } } })).toEqual([
    "azurerm_storage_account.o: violation: the storage account has no private endpoint for blob",
  ]);
  expect(
    found({ resource: { ...workspaces, azurerm_storage_account: { f: { account_kind: "FileStorage" } } } }),
  ).toEqual(["azurerm_storage_account.f: violation: the storage account has no private endpoint for file"]);
});
