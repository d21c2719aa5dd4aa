import { WORKSPACE } from "../../azure";
import { identitiesOfWorkspace } from "../../azure/joins/identity-uses";
import { withoutPatches } from "../../azure/joins/patches";
import { needs } from "../needed-role";
import { rule } from "../rule";

export const workspaceRegistryRoles = rule({
  id: "security/workspace-registry-roles",
  title: "The workspace's identity may use its container registry",
  recommendations: [
    "security/least-privilege-workspace-identity",
    "security/managed-identity-between-services",
    "security/approved-container-registries",
  ],
  severity: "medium",
  why: "Without the roles the workspace can't keep and find images of environments, unless somebody opens the registry's admin user.",
  fix: {
    construct: "MachineLearningWorkspace: containerRegistry; it gives the roles",
    terraform: "azurerm_role_assignment: Reader and AcrPush on the registry",
  },
  looksAt: (estate) => withoutPatches(estate.all(WORKSPACE)),
  finds: (workspace, estate) => {
    const identities = identitiesOfWorkspace(workspace);
    const on = workspace.registry;
    return [
      ...needs(
        identities,
        {
          on,
          roles: ["Reader", "Contributor", "Owner"],
          problem: "the workspace's identity can't see its registry's settings: Reader is missing",
        },
        estate,
      ),
      ...needs(
        identities,
        {
          on,
          roles: ["AcrPush", "AcrPull", "Contributor", "Owner"],
          problem: "the workspace's identity can't use images: AcrPush is missing",
        },
        estate,
      ),
    ];
  },
});
