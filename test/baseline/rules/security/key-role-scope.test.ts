import { keyRoleScope } from "../../../../baseline/rules/security/key-role-scope";
import { findingsOf } from "../findings";
import { identity, principal, role, VAULT, workspaceWith } from "../rights";

const found = (template: object) => findingsOf(keyRoleScope, template);

const USER = "Key Vault Crypto Service Encryption User";
const KEY_URL = "https://kv.vault.azure.net/keys/storage";

function encrypted(roles: Parameters<typeof workspaceWith>[0], more: object = {}) {
  const { resource } = workspaceWith(roles, {}, { storage_account_id: null, ...more });
  const account = {
    name: "st",
    customer_managed_key: { key_vault_key_id: KEY_URL, user_assigned_identity_id: identity("e") },
  };
  return { resource: { ...resource, azurerm_storage_account: { s: account } } };
}

const WORKSPACE_KEY = {
  encryption: {
    key_id: "https://kv.vault.azure.net/keys/workspace",
    user_assigned_identity_id: identity("w"),
  },
};

test("a role on the key passes, and one on a vault of one identity's keys", () => {
  expect(found(encrypted([role(USER, `${VAULT}/keys/storage`, principal("e"))], WORKSPACE_KEY))).toEqual([]);
  expect(found(encrypted([role(USER, VAULT, principal("e"))]))).toEqual([]);
});

test("one on a vault that holds another identity's key is a violation", () => {
  expect(found(encrypted([role(USER, VAULT, principal("e"))], WORKSPACE_KEY))).toEqual([
    "azurerm_role_assignment.a0: violation: the role is on the whole vault, which also holds keys that other identities encrypt with",
  ]);
});
