import { type AzureEstate, type RoleAssignment, WORKSPACE, type Workspace } from "../../azure";
import { knownTargets } from "../../azure/joins/address";
import { identitiesOfWorkspace } from "../../azure/joins/identity-uses";
import { waitsFor } from "../../azure/joins/order";
import { withoutPatches } from "../../azure/joins/patches";
import { grantsTo } from "../../azure/joins/role-grants";
import { rule } from "../rule";

export const rolesBeforeWorkspace = rule({
  id: "security/roles-before-workspace",
  title: "The workspace waits for its identity's roles",
  recommendations: [
    "security/least-privilege-workspace-identity",
    "security/managed-identity-between-services",
  ],
  severity: "low",
  why: "Azure looks at storage, vault and registry as that identity while it makes the workspace, and fails or takes keys if the roles aren't there yet.",
  fix: {
    construct: "MachineLearningWorkspace waits for the roles that it gives",
    terraform: "azurerm_machine_learning_workspace: depends_on with the role assignments of its identity",
  },
  looksAt: (estate) => withoutPatches(estate.all(WORKSPACE)),
  finds: (workspace, estate) =>
    rolesOf(workspace, estate)
      .filter(({ resource }) => !waitsFor(workspace.resource, resource))
      .map(({ resource: { address } }) => ({
        certainty: "violation" as const,
        message: `the workspace doesn't wait for ${address}, a role of its identity`,
        attribute: "depends_on",
        related: [address],
      })),
});

/** Those on what the workspace stands on; roles on its endpoints come after it. */
function rolesOf(workspace: Workspace, estate: AzureEstate): readonly RoleAssignment[] {
  const { storage, vault, registry, insights } = workspace;
  const needed = new Set(
    [storage, vault, registry, insights]
      .flatMap(knownTargets)
      .flatMap((target) => (target.kind === "resource" ? [target.resource] : [])),
  );
  const identities = identitiesOfWorkspace(workspace);
  return (identities === "unknown" ? [] : identities)
    .flatMap((identity) => grantsTo(identity, estate))
    .filter(({ scope }) =>
      knownTargets(scope).some((target) => target.kind === "resource" && needed.has(target.resource)),
    );
}
