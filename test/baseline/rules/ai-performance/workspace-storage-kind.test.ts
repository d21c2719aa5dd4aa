import { workspaceStorageKind } from "../../../../baseline/rules/ai-performance/workspace-storage-kind";
import { findingsOf, resources } from "../findings";

const GOOD = { account_kind: "StorageV2", account_tier: "Standard", is_hns_enabled: false };

const found = (account: object) =>
  findingsOf(
    workspaceStorageKind,
    resources({
      azurerm_storage_account: { a: account, lake: { ...GOOD, is_hns_enabled: true } },
      azurerm_machine_learning_workspace: { w: { storage_account_id: "${azurerm_storage_account.a.id}" } },
    }),
  );

test("a standard general-purpose account passes, and a data lake beside it", () => {
  expect(found(GOOD)).toEqual([]);
  expect(found({ account_tier: "Standard" })).toEqual([]);
});

test.each([
  [{ ...GOOD, account_kind: "BlobStorage" }, "this kind has no file shares"],
  [{ ...GOOD, account_tier: "Premium" }, "a workspace takes no premium account"],
  [{ ...GOOD, is_hns_enabled: true }, "must have no hierarchy"],
])("%j is found", (account, problem) => {
  expect(found(account)).toEqual([expect.stringContaining(problem)]);
});

test("an account by azapi is looked at, too", () => {
  expect(
    findingsOf(
      workspaceStorageKind,
      resources({
        azapi_resource: {
          a: {
            type: "Microsoft.Storage/storageAccounts@2023-05-01",
            body: { kind: "StorageV2", sku: { name: "Premium_LRS" } },
          },
        },
        azurerm_machine_learning_workspace: { w: { storage_account_id: "${azapi_resource.a.id}" } },
      }),
    ),
  ).toEqual([expect.stringContaining("a workspace takes no premium account")]);
});

test("what only a plan tells is unknown", () => {
  expect(found({ ...GOOD, is_hns_enabled: "${var.x}" })).toEqual([expect.stringContaining("unknown: ")]);
});
