import { WORKSPACE } from "../../azure";
import { identitiesOfWorkspace } from "../../azure/joins/identity-uses";
import { withoutPatches } from "../../azure/joins/patches";
import { needs } from "../needed-role";
import { rule } from "../rule";

export const workspaceStorageRoles = rule({
  id: "security/workspace-storage-roles",
  title: "The workspace's identity may use its storage without keys",
  recommendations: [
    "security/least-privilege-workspace-identity",
    "security/managed-identity-between-services",
    "ai-security/rbac-abac-control-and-data-plane",
  ],
  severity: "medium",
  why: "Without roles on its data the workspace needs the account's keys, which give everything to whoever has one.",
  fix: {
    construct: "MachineLearningWorkspace: storage; it gives the roles",
    terraform:
      "azurerm_role_assignment: Reader, Storage Blob Data Contributor and Storage File Data Privileged Contributor on the account",
  },
  looksAt: (estate) => withoutPatches(estate.all(WORKSPACE)),
  finds: (workspace, estate) => {
    const identities = identitiesOfWorkspace(workspace);
    const on = workspace.storage;
    return [
      ...needs(
        identities,
        {
          on,
          roles: ["Reader", "Contributor", "Owner", "Storage Account Contributor"],
          problem: "the workspace's identity can't see its storage account's settings: Reader is missing",
        },
        estate,
      ),
      ...needs(
        identities,
        {
          on,
          roles: ["Storage Blob Data Contributor", "Storage Blob Data Owner"],
          problem:
            "the workspace's identity can't read and write its blobs: Storage Blob Data Contributor is missing",
        },
        estate,
      ),
      ...needs(
        identities,
        {
          on,
          roles: ["Storage File Data Privileged Contributor"],
          problem:
            "the workspace's identity can't keep notebooks and code: Storage File Data Privileged Contributor is missing",
        },
        estate,
      ),
    ];
  },
});
