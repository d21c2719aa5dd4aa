import { storageCopyScope } from "../../../../baseline/rules/security/storage-copy-scope";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(storageCopyScope, "azurerm_storage_account");
const arm = inArm(storageCopyScope, "Microsoft.Storage/storageAccounts");
const DEV = { production: false };
const PROD = { production: true };

test("copies within the network pass", () => {
  expect(azurerm({ allowed_copy_scope: "PrivateLink" }, PROD)).toEqual([]);
  expect(arm({ properties: { allowedCopyScope: "PrivateLink" } }, PROD)).toEqual([]);
});

test("copies within the tenant pass outside production only", () => {
  expect(azurerm({ allowed_copy_scope: "AAD" }, DEV)).toEqual([]);
  expect(azurerm({ allowed_copy_scope: "AAD" }, PROD)).toEqual([
    expect.stringContaining("copied past the private network"),
  ]);
  expect(azurerm({ allowed_copy_scope: "AAD", tags: { dataClassification: "confidential" } }, DEV)).toEqual([
    expect.stringContaining("copied past the private network"),
  ]);
});

test("no scope is found", () => {
  expect(azurerm({}, DEV)).toEqual([expect.stringContaining("allowed_copy_scope is missing")]);
  expect(arm({}, DEV)).toEqual([expect.stringContaining("copied to and from any tenant")]);
});

test("point-in-time restore excludes a scope", () => {
  expect(azurerm({ blob_properties: { restore_policy: { days: 6 } } }, PROD)).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ allowed_copy_scope: "${var.x}" }, DEV)).toEqual([expect.stringContaining("unknown: ")]);
});
