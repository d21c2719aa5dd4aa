import { storageCustomerManagedKey } from "../../../../baseline/rules/security/storage-customer-managed-key";
import { inArm, inAzurerm } from "../alone";
import { findingsOf, resources } from "../findings";

const azurerm = inAzurerm(storageCustomerManagedKey, "azurerm_storage_account");
const arm = inArm(storageCustomerManagedKey, "Microsoft.Storage/storageAccounts");
const PROD = { production: true };
const KEY = "https://kv.vault.azure.net/keys/k";
const FOUND = [expect.stringContaining("violation: the account is encrypted with Microsoft's key")];

const separate = (key: object) =>
  findingsOf(
    storageCustomerManagedKey,
    resources({
      azurerm_storage_account: { a: {} },
      azurerm_storage_account_customer_managed_key: {
        k: { storage_account_id: "${azurerm_storage_account.a.id}", ...key },
      },
    }),
    PROD,
  );

test("a key of one's own passes, wherever it is written", () => {
  expect(azurerm({ customer_managed_key: { key_vault_key_id: KEY } }, PROD)).toEqual([]);
  expect(separate({ key_vault_key_id: KEY })).toEqual([]);
  expect(separate({ key_vault_id: "/vaults/kv", key_name: "k" })).toEqual([]);
  expect(arm({ properties: { encryption: { keySource: "Microsoft.Keyvault" } } }, PROD)).toEqual([]);
});

test("Microsoft's key is found in production", () => {
  expect(azurerm({}, PROD)).toEqual(FOUND);
  expect(azurerm({ customer_managed_key: {} }, PROD)).toEqual(FOUND);
  expect(arm({ properties: { encryption: { keySource: "Microsoft.Storage" } } }, PROD)).toEqual(FOUND);
  expect(arm({}, PROD)).toEqual(FOUND);
});

test("elsewhere it is found for confidential data only", () => {
  expect(azurerm({}, { production: false })).toEqual([]);
  expect(azurerm({ tags: { dataClassification: "confidential" } }, { production: false })).toEqual(FOUND);
});

test("a key that may not be there is unknown", () => {
  expect(azurerm({ dynamic: { customer_managed_key: {} } }, PROD)).toEqual([
    expect.stringContaining("unknown: "),
  ]);
  expect(separate({ key_vault_key_id: KEY, count: "${var.x}" })).toEqual([
    expect.stringContaining("unknown: "),
  ]);
});

test("an encryption scope with Microsoft's key is found, where data needs one of its own", () => {
  const scope = inAzurerm(storageCustomerManagedKey, "azurerm_storage_encryption_scope");
  const armScope = inArm(storageCustomerManagedKey, "Microsoft.Storage/storageAccounts/encryptionScopes");
  const found = [expect.stringContaining("violation: source is")];
  expect(scope({ source: "Microsoft.KeyVault" }, PROD)).toEqual([]);
  expect(scope({ source: "Microsoft.Storage" }, PROD)).toEqual(found);
  expect(scope({ source: "Microsoft.Storage" }, { production: false })).toEqual([]);
  expect(scope({ source: "${var.x}" }, PROD)).toEqual([expect.stringContaining("unknown: ")]);
  expect(armScope({ properties: { source: "Microsoft.KeyVault" } }, PROD)).toEqual([]);
  expect(armScope({}, PROD)).toEqual([expect.stringContaining("Microsoft's key")]);
});
