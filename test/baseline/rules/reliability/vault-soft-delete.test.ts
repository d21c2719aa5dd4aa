import { vaultSoftDelete } from "../../../../baseline/rules/reliability/vault-soft-delete";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(vaultSoftDelete, "azurerm_key_vault");
const arm = inArm(vaultSoftDelete, "Microsoft.KeyVault/vaults");
const PROD = { production: true };
const DEV = { production: false };

test("90 days pass, and are the default", () => {
  expect(azurerm({ soft_delete_retention_days: 90 }, PROD)).toEqual([]);
  expect(azurerm({}, PROD)).toEqual([]);
  expect(arm({ properties: { softDeleteRetentionInDays: 90 } }, PROD)).toEqual([]);
});

test("fewer are found in production and for confidential data", () => {
  const found = [expect.stringContaining("gone after fewer than 90 days")];
  expect(azurerm({ soft_delete_retention_days: 89 }, PROD)).toEqual(found);
  expect(arm({ properties: { softDeleteRetentionInDays: 7 } }, PROD)).toEqual(found);
  const tags = { dataClassification: "confidential" };
  expect(azurerm({ soft_delete_retention_days: 7, tags }, DEV)).toEqual(found);
});

test("elsewhere a week does", () => {
  expect(azurerm({ soft_delete_retention_days: 7 }, DEV)).toEqual([]);
});

test("a vault without soft delete is found", () => {
  expect(arm({ properties: { enableSoftDelete: false } }, DEV)).toEqual([
    expect.stringContaining("what is deleted is gone"),
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ soft_delete_retention_days: "${var.x}" }, DEV)).toEqual([
    expect.stringContaining("unknown: "),
  ]);
});
