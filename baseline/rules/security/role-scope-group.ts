import {
  type AzureEstate,
  ROLE_ASSIGNMENT,
  ROLE_DEFINITION,
  type RoleAssignment,
  type SubjectOf,
} from "../../azure";
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

/** What can be read, or lies in no other place than a group, and holds nothing: who keeps alerts needs no more. */
const HARMLESS =
  /^[\w.]+(\/\w+)*\/read$|^Microsoft\.Insights\/(autoscaleSettings|metricAlerts|scheduledQueryRules)\/(write|delete)$/i;

/**
 * What is wider is another rule's; policies that repair resources need the group that they are assigned to, and
 * so does a role of one's own that allows nothing but to keep alerts there.
 */
function isNotWider({ customRole, principal, scopeLevel }: RoleAssignment): boolean {
  const isPolicy = knownTargets(principal).some(
    (target) => target.kind === "resource" && /policy_assignment$/.test(target.resource.type),
  );
  const isKnown = scopeLevel.state === "known";
  const keepsAlerts = customRole !== undefined && allows(ROLE_DEFINITION.read(customRole), HARMLESS);
  return !isPolicy && !keepsAlerts && isKnown && /^resource/.test(scopeLevel.value);
}

/** Whether a role allows nothing but what fits. */
function allows({ permissions }: SubjectOf<typeof ROLE_DEFINITION>, fitting: RegExp): boolean {
  return (
    permissions.state === "known" &&
    permissions.value.every(
      ({ actions, dataActions }) =>
        dataActions.state === "absent" &&
        actions.state === "known" &&
        actions.value.every((action) => fitting.test(action)),
    )
  );
}
