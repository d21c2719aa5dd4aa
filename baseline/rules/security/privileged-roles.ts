import { ROLE_ASSIGNMENT } from "../../azure";
import { isNeededByCluster } from "../../azure/joins/cluster-rights";
import { isPrivileged } from "../../azure/privileged-role";
import { must } from "../must";
import { rule } from "../rule";

export const privilegedRoles = rule({
  id: "security/privileged-roles",
  title: "Nobody has a role that changes settings, lists keys or gives rights",
  recommendations: [
    "security/least-privilege-workspace-identity",
    "security/least-privilege-user-rbac",
    "ai-security/rbac-abac-control-and-data-plane",
  ],
  severity: "high",
  why: "Whoever gets hold of such an identity, or of a job that runs as it, opens firewalls, reads keys or makes himself owner.",
  fix: {
    construct:
      "RoleAssignment: role with one of BUILT_IN_ROLES for data; MachineLearningWorkspace: controlPlaneContributor is a Deviation",
    terraform: "azurerm_role_assignment: role_definition_name of a role for data, or Reader",
  },
  looksAt: ROLE_ASSIGNMENT,
  finds: (assignment, estate) =>
    isNeededByCluster(assignment, estate)
      ? []
      : must(assignment.role, (name) => !isPrivileged(name), "it gives more than the use of data"),
});
