import { unusedPremiumTiers } from "../../../../baseline/rules/ai-cost/unused-premium-tiers";
import { inArm, inAzurerm } from "../alone";
import { findingsOf, resources } from "../findings";

const storage = inAzurerm(unusedPremiumTiers, "azurerm_storage_account");
const vault = inAzurerm(unusedPremiumTiers, "azurerm_key_vault");

test("standard passes", () => {
  expect(storage({ account_tier: "Standard" })).toEqual([]);
  expect(vault({ sku_name: "standard" })).toEqual([]);
  expect(
    inArm(unusedPremiumTiers, "Microsoft.Storage/storageAccounts")({ sku: { name: "Standard_ZRS" } }),
  ).toEqual([]);
});

test("premium without a use is found", () => {
  expect(storage({ account_tier: "Premium" })).toEqual([
    expect.stringContaining("disks of virtual machines"),
  ]);
  expect(vault({ sku_name: "premium" })).toEqual([expect.stringContaining("no key in hardware")]);
  expect(
    inArm(unusedPremiumTiers, "Microsoft.KeyVault/vaults")({ properties: { sku: { name: "premium" } } }),
  ).toEqual([expect.stringContaining("no key in hardware")]);
});

test("block blobs and keys in hardware need it", () => {
  expect(storage({ account_tier: "Premium", account_kind: "BlockBlobStorage" })).toEqual([]);
  expect(
    findingsOf(
      unusedPremiumTiers,
      resources({
        azurerm_key_vault: { v: { sku_name: "premium" } },
        azurerm_key_vault_key: { k: { key_type: "RSA-HSM" } },
      }),
    ),
  ).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(storage({ account_tier: "${var.x}" })).toEqual([expect.stringContaining("unknown: ")]);
});
