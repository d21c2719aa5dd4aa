import { STORAGE_ACCOUNT } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const storageSharedKeys = rule({
  id: "security/storage-shared-keys",
  title: "Account keys open no storage account",
  recommendations: [
    "security/managed-identity-between-services",
    "ai-security/rbac-abac-control-and-data-plane",
    "deploy/batch-data-access-credentials",
  ],
  severity: "high",
  why: "A key opens the whole account to whoever holds it, without a name in the logs, and goes past every role and condition.",
  fix: {
    construct: "SecureStorageAccount takes Entra tokens only; sharedKeyAccess accepts keys with a Deviation",
    terraform: "azurerm_storage_account: shared_access_key_enabled = false",
  },
  looksAt: STORAGE_ACCOUNT,
  finds: ({ sharedKeys }) => must(sharedKeys, is(false), "the account takes its keys"),
});
