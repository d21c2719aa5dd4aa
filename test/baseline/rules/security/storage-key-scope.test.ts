import { storageKeyScope } from "../../../../baseline/rules/security/storage-key-scope";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(storageKeyScope, "azurerm_storage_account");
const arm = inArm(storageKeyScope, "Microsoft.Storage/storageAccounts");
const KEY = { customer_managed_key: { key_vault_key_id: "https://kv.vault.azure.net/keys/k" } };
const ACCOUNT = { queue_encryption_key_type: "Account", table_encryption_key_type: "Account" };

test("the account's key for queues and tables passes", () => {
  expect(azurerm({ ...KEY, ...ACCOUNT })).toEqual([]);
});

test("Microsoft's key for one of them is found, and it is the default", () => {
  expect(azurerm({ ...KEY, ...ACCOUNT, queue_encryption_key_type: "Service" })).toEqual([
    expect.stringContaining("queues stay encrypted"),
  ]);
  expect(azurerm({ ...KEY, ...ACCOUNT, table_encryption_key_type: "Service" })).toEqual([
    expect.stringContaining("tables stay encrypted"),
  ]);
  expect(azurerm(KEY)).toHaveLength(2);
  const encryption = { keySource: "Microsoft.Keyvault", services: { queue: { keyType: "Account" } } };
  expect(arm({ kind: "StorageV2", properties: { encryption } })).toEqual([
    expect.stringContaining("tables stay encrypted"),
  ]);
});

test("without a key of one's own, in a data lake, and without queues there is nothing to find", () => {
  expect(azurerm({})).toEqual([]);
  expect(azurerm({ ...KEY, is_hns_enabled: true })).toEqual([]);
  expect(azurerm({ ...KEY, account_kind: "BlockBlobStorage" })).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ ...KEY, ...ACCOUNT, queue_encryption_key_type: "${var.x}" })).toEqual([
    expect.stringContaining("unknown: "),
  ]);
});
