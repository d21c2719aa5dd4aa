import { storageVersioning } from "../../../../baseline/rules/reliability/storage-versioning";
import { inArm, inAzurerm } from "../alone";
import { findingsOf, resources } from "../findings";

const azurerm = inAzurerm(storageVersioning, "azurerm_storage_account");
const arm = inArm(storageVersioning, "Microsoft.Storage/storageAccounts");
const FOUND = [expect.stringContaining("what is overwritten is gone")];

test("versions pass", () => {
  expect(azurerm({ blob_properties: { versioning_enabled: true } })).toEqual([]);
});

test("no versions are found, and they are the default", () => {
  expect(azurerm({ blob_properties: { versioning_enabled: false } })).toEqual(FOUND);
  expect(azurerm({})).toEqual(FOUND);
  expect(arm({})).toEqual(FOUND);
});

test("a data lake keeps none, and file storage neither", () => {
  expect(azurerm({ is_hns_enabled: true })).toEqual([]);
  expect(azurerm({ account_kind: "FileStorage" })).toEqual([]);
});

test("versions that go within a week are found", () => {
  const found = (days: number) =>
    findingsOf(
      storageVersioning,
      resources({
        azurerm_storage_account: { a: { blob_properties: { versioning_enabled: true } } },
        azurerm_storage_management_policy: {
          p: {
            storage_account_id: "${azurerm_storage_account.a.id}",
            rule: [{ enabled: true, actions: { version: { delete_after_days_since_creation: days } } }],
          },
        },
      }),
    );
  expect(found(30)).toEqual([]);
  expect(found(1)).toEqual([expect.stringContaining("old versions or snapshots go within a week")]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ blob_properties: { versioning_enabled: "${var.x}" } })).toEqual([
    expect.stringContaining("unknown: "),
  ]);
});
