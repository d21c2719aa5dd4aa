import { ROLE_ASSIGNMENT } from "../../azure";
import { must } from "../must";
import { rule } from "../rule";

export const roleScopeSubscription = rule({
  id: "security/role-scope-subscription",
  title: "Nobody has a role on a subscription or more",
  recommendations: [
    "security/least-privilege-workspace-identity",
    "security/least-privilege-user-rbac",
    "security/use-case-workspace-segregation",
  ],
  severity: "high",
  why: "Such a role also holds for every other use case in the subscription, and for all that are still to come.",
  fix: {
    construct: "RoleAssignment: scope with the id of a single resource",
    terraform: "azurerm_role_assignment: scope with the id of a single resource",
  },
  looksAt: ROLE_ASSIGNMENT,
  finds: ({ scopeLevel }) =>
    must(
      scopeLevel,
      (level) => level === "resource" || level === "resource group",
      "the role holds far beyond this use case",
    ),
});
