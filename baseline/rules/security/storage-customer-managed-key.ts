import { type AzureEstate, STORAGE_ACCOUNT } from "../../azure";
import { ENCRYPTION_SCOPE } from "../../azure/encryption-scope";
import { hasOwnKey, storageKeyUses } from "../../azure/joins/customer-managed-key";
import { withoutPatches } from "../../azure/joins/patches";
import { needsOwnKeys } from "../../azure/joins/strict-data";
import type { Subject } from "../../azure/subject";
import { must, mustHold, oneOf } from "../must";
import { type Problem, rule } from "../rule";

interface Looked extends Subject {
  readonly problems: readonly Problem[];
}

export const storageCustomerManagedKey = rule({
  id: "security/storage-customer-managed-key",
  title: "In production, and for confidential data, storage is encrypted with a key of your own",
  recommendations: [
    "security/encrypt-with-cmk",
    "security/encryption-at-rest-and-in-transit",
    "ai-security/encrypt-all-data-stores",
  ],
  severity: "medium",
  why: "With Microsoft's key nobody but Microsoft can rotate it, see who used it, or make the data unreadable by revoking it.",
  fix: {
    construct: "SecureStorageAccount: encryption; in environments/: encryption.keys = 'customer'",
    terraform:
      'azurerm_storage_account: customer_managed_key { key_vault_key_id, user_assigned_identity_id }, or azurerm_storage_account_customer_managed_key; azurerm_storage_encryption_scope: source = "Microsoft.KeyVault"',
  },
  looksAt: (estate) => (needsOwnKeys(estate) ? [...accounts(estate), ...scopes(estate)] : []),
  finds: ({ problems }) => problems,
});

function accounts(estate: AzureEstate): readonly Looked[] {
  return withoutPatches(estate.all(STORAGE_ACCOUNT)).map((account) => ({
    ...account,
    problems: mustHold(hasOwnKey(storageKeyUses(account)), "the account is encrypted with Microsoft's key", {
      attribute: "customer_managed_key",
    }),
  }));
}

function scopes(estate: AzureEstate): readonly Looked[] {
  return estate.all(ENCRYPTION_SCOPE).map((scope) => ({
    ...scope,
    problems: must(
      scope.source,
      oneOf("Microsoft.KeyVault"),
      "what is in the scope is encrypted with Microsoft's key",
    ),
  }));
}
