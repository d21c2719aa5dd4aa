import { storageCredentialUses } from "../../azure/joins/storage-credentials";
import { storageKeyOutputs } from "../../azure/joins/storage-key-outputs";
import { rule } from "../rule";

export const storageCredentials = rule({
  id: "security/storage-credentials",
  title: "Terraform hands on no key of a storage account and makes no SAS token",
  recommendations: [
    "security/managed-identity-between-services",
    "ai-security/rbac-abac-control-and-data-plane",
  ],
  severity: "medium",
  why: "The key or token lies in Terraform's state and wherever it is handed on: whoever reads it there has the data, whatever roles say, and nobody's name stands in the logs.",
  fix: {
    construct: "SecureStorageAccount, RoleAssignment: a role on the account for the identity that needs it",
    terraform:
      "azurerm_role_assignment on the account instead of data.azurerm_storage_account_sas, primary_access_key or listKeys",
  },
  looksAt: (estate) => [...storageCredentialUses(estate), ...storageKeyOutputs(estate)],
  finds: ({ problem, at }) => [{ certainty: "violation", message: problem, attribute: at }],
});
