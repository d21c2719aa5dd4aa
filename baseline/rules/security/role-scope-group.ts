import { type AzureEstate, ROLE_ASSIGNMENT, type RoleAssignment } from "../../azure";
import { knownTargets } from "../../azure/joins/address";
import { must } from "../must";
import { rule } from "../rule";

export const roleScopeGroup = rule({
  id: "security/role-scope-group",
  title: "Roles are given on single resources, not on resource groups",
  recommendations: [
    "security/least-privilege-workspace-identity",
    "security/least-privilege-user-rbac",
    "security/use-case-workspace-segregation",
    "ai-security/rbac-abac-control-and-data-plane",
  ],
  severity: "medium",
  why: "A role on a group holds for each resource in it, meant or not: for the vault of encryption keys as for the state's storage.",
  fix: {
    construct: "RoleAssignment: scope with the id of a single resource; grants do that",
    terraform: "azurerm_role_assignment: scope with the id of a single resource",
  },
  looksAt: (estate: AzureEstate) => estate.all(ROLE_ASSIGNMENT).filter(isNotWider),
  finds: ({ scopeLevel }) =>
    must(scopeLevel, (level) => level === "resource", "the role holds for everything in the resource group"),
});

/** What is wider is another rule's; policies that repair resources need the group that they are assigned to. */
function isNotWider({ principal, scopeLevel }: RoleAssignment): boolean {
  const isPolicy = knownTargets(principal).some(
    (target) => target.kind === "resource" && /policy_assignment$/.test(target.resource.type),
  );
  const isKnown = scopeLevel.state === "known";
  return !isPolicy && isKnown && /^resource/.test(scopeLevel.value);
}
