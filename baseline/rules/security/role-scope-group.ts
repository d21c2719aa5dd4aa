import {
  type AzureEstate,
  ROLE_ASSIGNMENT,
  ROLE_DEFINITION,
  type RoleAssignment,
  type SubjectOf,
} from "../../azure";
import { knownTargets } from "../../azure/joins/address";
import { filledGroups } from "../../azure/joins/resource-group-of";
import type { GraphResource } from "../../graph";
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
  looksAt: (estate: AzureEstate) => estate.all(ROLE_ASSIGNMENT).filter((one) => isNotWider(one, estate)),
  finds: ({ scopeLevel }) =>
    must(scopeLevel, (level) => level === "resource", "the role holds for everything in the resource group"),
});

/** What can be read, or lies in no other place than a group, and holds nothing: who keeps alerts needs no more. */
const HARMLESS =
  /^[\w.]+(\/\w+)*\/read$|^Microsoft\.Insights\/(autoscaleSettings|metricAlerts|scheduledQueryRules)\/(write|delete)$/i;

/** That, and where the logs go of what lies there: harmless in a group for alerts and autoscale settings alone. */
const HARMLESS_APART = new RegExp(
  `${HARMLESS.source}|^Microsoft\\.Insights/diagnosticSettings/(write|delete)$`,
  "i",
);

/**
 * What is wider is another rule's; policies that repair resources need the group that they are assigned to, and
 * so does a role of one's own that allows nothing but to keep alerts there.
 */
function isNotWider(assignment: RoleAssignment, estate: AzureEstate): boolean {
  const { customRole, principal, scopeLevel } = assignment;
  const isPolicy = knownTargets(principal).some(
    (target) => target.kind === "resource" && /policy_assignment$/.test(target.resource.type),
  );
  const isKnown = scopeLevel.state === "known";
  const keepsAlerts =
    customRole?.existence === "certain" &&
    allows(ROLE_DEFINITION.read(customRole), isOnEmptyGroup(assignment, estate) ? HARMLESS_APART : HARMLESS);
  return !isPolicy && !keepsAlerts && isKnown && /^resource/.test(scopeLevel.value);
}

/** Whether a role is given on a group that the input makes, and in which it puts nothing. */
function isOnEmptyGroup({ scope }: RoleAssignment, estate: AzureEstate): boolean {
  const targets = knownTargets(scope);
  return (
    targets.length > 0 &&
    targets.every((target) => target.kind === "resource" && isEmptyGroup(target.resource, estate))
  );
}

const OF_ROLES = [...ROLE_ASSIGNMENT.azurerm, ...ROLE_DEFINITION.azurerm];

function isEmptyGroup(group: GraphResource, estate: AzureEstate): boolean {
  return (
    group.mode === "managed" &&
    group.referrers.every(({ from }) => OF_ROLES.includes(from.type)) &&
    !filledGroups(estate).has(group)
  );
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
