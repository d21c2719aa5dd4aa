import { knownValue, STORAGE_ACCOUNT } from "../../azure";
import { storageKeyUses } from "../../azure/joins/customer-managed-key";
import { must, oneOf } from "../must";
import { rule } from "../rule";

export const storageKeyScope = rule({
  id: "security/storage-key-scope",
  title: "A storage account's own key encrypts its queues and tables, too",
  recommendations: ["security/encrypt-with-cmk", "ai-security/encrypt-all-data-stores"],
  severity: "low",
  why: "By default queues and tables keep Microsoft's key when the account gets one of your own, and that can't be changed later.",
  fix: {
    construct: "SecureStorageAccount chooses the account's key; there is no property that doesn't",
    terraform:
      'azurerm_storage_account: queue_encryption_key_type = "Account", table_encryption_key_type = "Account"',
  },
  // a data lake's queues and tables have no key but their service's, other kinds have none at all
  looksAt: (estate) =>
    estate
      .all(STORAGE_ACCOUNT)
      .filter(
        (account) =>
          knownValue(account.hierarchicalNamespace) !== true &&
          /^StorageV2$/i.test(knownValue(account.accountKind) ?? "StorageV2") &&
          storageKeyUses(account).some(({ given }) => given !== "no"),
      ),
  finds: ({ queueKeyType, tableKeyType }) => [
    ...must(queueKeyType, oneOf("Account"), "queues stay encrypted with Microsoft's key"),
    ...must(tableKeyType, oneOf("Account"), "tables stay encrypted with Microsoft's key"),
  ],
});
