import { STORAGE_ACCOUNT } from "../../azure";
import { must, oneOf } from "../must";
import { rule } from "../rule";

export const storageShareDefaultRole = rule({
  id: "security/storage-share-default-role",
  title: "No role on file shares holds for everybody",
  recommendations: [
    "ai-security/rbac-abac-control-and-data-plane",
    "ai-security/private-access-to-image-data-code-repos",
  ],
  severity: "medium",
  why: "A default permission gives each identity of the directory a role on every share of the account, the one with the workspace's code and notebooks included, and stands in no list of role assignments.",
  fix: {
    construct: "SecureStorageAccount has none; there is no property for one",
    terraform:
      'azurerm_storage_account: azure_files_authentication.default_share_level_permission = "None", and a role assignment for whoever needs it',
  },
  looksAt: STORAGE_ACCOUNT,
  finds: ({ defaultShareRole }) =>
    must(defaultShareRole, oneOf("None"), "everybody in the directory has this role on every share"),
});
