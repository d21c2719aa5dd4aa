import { encryptionKeyRole } from "../../../../baseline/rules/security/encryption-key-role";
import { findingsOf } from "../findings";
import { identity, principal, role, VAULT, workspaceWith } from "../rights";

const found = (template: object) => findingsOf(encryptionKeyRole, template);

const USER = "Key Vault Crypto Service Encryption User";
const KEY_URL = "https://kv.vault.azure.net/keys/storage";

function encrypted(roles: Parameters<typeof workspaceWith>[0], more: object = {}, others: object = {}) {
  const { resource } = workspaceWith(roles, {}, { storage_account_id: null });
  const account = {
    name: "st",
    customer_managed_key: { key_vault_key_id: KEY_URL, user_assigned_identity_id: identity("e"), ...more },
  };
  return { resource: { ...resource, azurerm_storage_account: { s: account }, ...others } };
}

const VIOLATION = [
  "azurerm_storage_account.s: violation: its identity can't use the key: Key Vault Crypto Service Encryption User is missing",
];

test("the role on the key, or on its vault, passes", () => {
  expect(found(encrypted([role(USER, `${VAULT}/keys/storage`, principal("e"))]))).toEqual([]);
  expect(found(encrypted([role(USER, VAULT, principal("e"))]))).toEqual([]);
});

test("none, somebody else's, or one on another key is a violation", () => {
  expect(found(encrypted([]))).toEqual(VIOLATION);
  expect(found(encrypted([role(USER, `${VAULT}/keys/storage`)]))).toEqual(VIOLATION);
  expect(found(encrypted([role(USER, `${VAULT}/keys/other`, principal("e"))]))).toEqual(VIOLATION);
  expect(found(encrypted([role("Key Vault Reader", VAULT, principal("e"))]))).toEqual(VIOLATION);
});

test("a key in a vault that isn't in the input is asked for by the vault's name", () => {
  const elsewhere = { key_vault_key_id: "https://kv-hub.vault.azure.net/keys/ml" };
  const vault = "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv-hub";
  expect(found(encrypted([role(USER, `${vault}/keys/ml`, principal("e"))], elsewhere))).toEqual([]);
  expect(found(encrypted([role(USER, `${vault}/keys/x`, principal("e"))], elsewhere))).toEqual(VIOLATION);
});

test("a key of the input is found by reference", () => {
  const key = { azurerm_key_vault_key: { k: { name: "storage", key_vault_id: VAULT } } };
  const byReference = { key_vault_key_id: "${azurerm_key_vault_key.k.versionless_id}" };
  const onKey = role(USER, "${azurerm_key_vault_key.k.resource_versionless_id}", principal("e"));
  expect(found(encrypted([onKey], byReference, key))).toEqual([]);
  expect(found(encrypted([], byReference, key))).toEqual(VIOLATION);
});

test("an identity that exists already, and a vault with access policies, are asked nothing", () => {
  expect(found(encrypted([], { user_assigned_identity_id: "/subscriptions/s/id" }))).toEqual([]);
  const policies = { azurerm_key_vault: { v: { name: "kv", rbac_authorization_enabled: false } } };
  expect(found(encrypted([], {}, policies))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(encrypted([role(USER, "${var.x}", principal("e"))]))).toEqual([
    "azurerm_storage_account.s: unknown: can't be told before the plan or apply: its identity can't use the key: Key Vault Crypto Service Encryption User is missing?",
  ]);
});
