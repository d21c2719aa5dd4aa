import { storageSharedKeys } from "../../../../baseline/rules/security/storage-shared-keys";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(storageSharedKeys, "azurerm_storage_account");
const arm = inArm(storageSharedKeys, "Microsoft.Storage/storageAccounts");

test("an account without keys passes", () => {
  expect(azurerm({ shared_access_key_enabled: false })).toEqual([]);
  expect(arm({ properties: { allowSharedKeyAccess: false } })).toEqual([]);
});

test("keys are found, and they are the default", () => {
  const found = [expect.stringContaining("the account takes its keys")];
  expect(azurerm({ shared_access_key_enabled: true })).toEqual(found);
  expect(azurerm({})).toEqual(found);
  expect(arm({ properties: { allowSharedKeyAccess: true } })).toEqual(found);
  expect(arm({})).toEqual(found);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ shared_access_key_enabled: "${var.x}" })).toEqual([expect.stringContaining("unknown: ")]);
});
