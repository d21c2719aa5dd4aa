import { allOf, anyOf, holds, STORAGE_ACCOUNT, type StorageAccount, type Truth } from "../../azure";
import { type KeyUse, storageKeyUses } from "../../azure/joins/customer-managed-key";
import { isTold, targetKeys } from "../../azure/joins/references";
import { mustHold } from "../must";
import { rule } from "../rule";

export const storageKeyIdentity = rule({
  id: "security/storage-key-identity",
  title: "A storage account fetches its key with an identity that it has",
  recommendations: ["security/encrypt-with-cmk", "security/managed-identity-between-services"],
  severity: "medium",
  why: "The key is fetched with a managed identity of the account: without it Azure refuses the key, or loses it at the next rotation.",
  fix: {
    construct: "SecureStorageAccount: encryption.identity",
    terraform:
      'azurerm_storage_account: identity { type = "UserAssigned", identity_ids = [<the identity of customer_managed_key>] }',
  },
  looksAt: (estate) =>
    estate
      .all(STORAGE_ACCOUNT)
      .filter((account) => storageKeyUses(account).some(({ given }) => given !== "no")),
  finds: (account) =>
    storageKeyUses(account).flatMap((use) =>
      mustHold(
        hasIdentity(account, use),
        `the account doesn't have the identity that ${use.at} is fetched with`,
        {
          attribute: "identity",
        },
      ),
    ),
});

function hasIdentity({ identityType, identities }: StorageAccount, { identity }: KeyUse): Truth {
  if (identity.state === "absent") {
    return holds(identityType, (type) => /\bSystemAssigned\b/i.test(type));
  }
  const own = new Set(targetKeys(identities));
  return allOf([
    holds(identityType, (type) => /\bUserAssigned\b/i.test(type)),
    !isTold(identity) || !isTold(identities)
      ? "unknown"
      : anyOf(targetKeys(identity).map((key) => (own.has(key) ? "yes" : "no"))),
  ]);
}
