import { workspaceSettings } from "../../azure/joins/workspaces";
import { must, oneOf } from "../must";
import { rule } from "../rule";

export const workspaceStorageAccess = rule({
  id: "security/workspace-storage-access",
  title: "The workspace's own datastores are reached by identity",
  recommendations: ["security/managed-identity-between-services", "deploy/batch-data-access-credentials"],
  severity: "high",
  why: "With account keys, whoever may use the workspace holds a key to all of its data, which no role limits and which nobody can trace.",
  fix: {
    construct: "MachineLearningWorkspace writes Identity; there is no property that changes it",
    terraform:
      'azurerm_machine_learning_workspace: storage_account_access_type = "Identity" (azurerm 4.77 or later)',
  },
  looksAt: workspaceSettings,
  finds: ({ storageAccess }) =>
    must(
      storageAccess,
      oneOf("Identity"),
      "datastores of the workspace hold a credential of the storage account",
    ),
});
