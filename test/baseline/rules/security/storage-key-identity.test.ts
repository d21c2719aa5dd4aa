import { storageKeyIdentity } from "../../../../baseline/rules/security/storage-key-identity";
import { inArm } from "../alone";
import { findingsOf, resources } from "../findings";

const ID = "${azurerm_user_assigned_identity.i.id}";
const FOUND = [expect.stringContaining("violation: the account doesn't have the identity")];
const KEY = { key_vault_key_id: "https://kv.vault.azure.net/keys/k", user_assigned_identity_id: ID };

const found = (account: object, separate: Record<string, object> = {}) =>
  findingsOf(
    storageKeyIdentity,
    resources({
      azurerm_user_assigned_identity: { i: {}, other: {} },
      azurerm_storage_account: { a: account },
      azurerm_storage_account_customer_managed_key: separate,
    }),
  );

test("the identity of the key is one of the account's", () => {
  expect(
    found({ customer_managed_key: KEY, identity: { type: "UserAssigned", identity_ids: [ID] } }),
  ).toEqual([]);
});

test.each([
  {},
  { identity: { type: "SystemAssigned" } },
  { identity: { type: "UserAssigned", identity_ids: ["${azurerm_user_assigned_identity.other.id}"] } },
])("with %j the account hasn't got it", (account) => {
  expect(found({ customer_managed_key: KEY, ...account })).toEqual(FOUND);
});

test("a key of its own resource may be fetched with the account's own identity", () => {
  const separate = {
    k: {
      storage_account_id: "${azurerm_storage_account.a.id}",
      key_vault_key_id: "https://kv.vault.azure.net/keys/k",
    },
  };
  expect(found({ identity: { type: "SystemAssigned" } }, separate)).toEqual([]);
  expect(found({}, separate)).toEqual(FOUND);
});

test("a body of azapi without the identity is found", () => {
  const arm = inArm(storageKeyIdentity, "Microsoft.Storage/storageAccounts");
  expect(
    arm({
      properties: {
        encryption: { keySource: "Microsoft.Keyvault", identity: { userAssignedIdentity: "/i" } },
      },
    }),
  ).toEqual(FOUND);
});

test("what only a plan tells is unknown", () => {
  const identity = { type: "${var.x}", identity_ids: [ID] };
  expect(found({ customer_managed_key: KEY, identity })).toEqual([expect.stringContaining("unknown: ")]);
});
