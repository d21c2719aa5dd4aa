import { type AzureEstate, KEY_VAULT, WORKSPACE, type Workspace } from "../../azure";
import { identitiesOfWorkspace } from "../../azure/joins/identity-uses";
import { oncePerEstate } from "../../azure/joins/once";
import { withoutPatches } from "../../azure/joins/patches";
import { resourcesAt } from "../../azure/joins/references";
import { needs } from "../needed-role";
import { rule } from "../rule";

export const workspaceVaultRoles = rule({
  id: "security/workspace-vault-roles",
  title: "The workspace's identity may keep secrets in its vault",
  recommendations: [
    "security/least-privilege-workspace-identity",
    "security/managed-identity-between-services",
    "ai-security/rbac-abac-control-and-data-plane",
  ],
  severity: "medium",
  why: "Without the roles, connections can't keep their secrets in the vault, and people put them into code.",
  fix: {
    construct: "MachineLearningWorkspace: keyVault; it gives the roles",
    terraform: "azurerm_role_assignment: Reader and Key Vault Secrets Officer on the vault",
  },
  looksAt: (estate) =>
    withoutPatches(estate.all(WORKSPACE)).filter((workspace) => !hasAccessPolicies(workspace, estate)),
  finds: (workspace, estate) => {
    const identities = identitiesOfWorkspace(workspace);
    const on = workspace.vault;
    return [
      ...needs(
        identities,
        {
          on,
          roles: ["Reader", "Contributor", "Owner", "Key Vault Contributor", "Key Vault Reader"],
          problem: "the workspace's identity can't see its vault's settings: Reader is missing",
        },
        estate,
      ),
      ...needs(
        identities,
        {
          on,
          roles: ["Key Vault Secrets Officer", "Key Vault Administrator"],
          problem: "the workspace's identity can't keep secrets: Key Vault Secrets Officer is missing",
        },
        estate,
      ),
    ];
  },
});

/** A vault that decides by access policies takes no roles: another rule is about that. */
function hasAccessPolicies({ vault }: Workspace, estate: AzureEstate): boolean {
  return resourcesAt(vault).some((resource) => vaultsWithPolicies(estate).has(resource));
}

const vaultsWithPolicies = oncePerEstate(
  (estate) =>
    new Set(
      estate
        .all(KEY_VAULT)
        .filter(({ roles }) => roles.state === "known" && !roles.value)
        .map(({ resource }) => resource),
    ),
);
