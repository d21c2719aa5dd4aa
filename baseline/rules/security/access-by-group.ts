import { ROLE_ASSIGNMENT, type RoleAssignment } from "../../azure";
import { onlyTarget } from "../../azure/joins/address";
import { mustHave, oneOf } from "../must";
import { type Problem, rule } from "../rule";

const PEOPLE = /^azuread_users?$/;
const RUNNER = /^(azurerm|azuread|azapi)_client_config$/;
const GROUPS = /^azuread_groups?$/;

export const accessByGroup = rule({
  id: "security/access-by-group",
  title: "People have roles as members of a group, not one by one",
  recommendations: ["security/workspace-access-via-entra-groups", "security/least-privilege-user-rbac"],
  severity: "medium",
  why: "A role of a single person stays when the person changes tasks: nobody reviews it as groups are reviewed.",
  fix: {
    construct: "EntraGroup.fromObjectId; there is no way to name a person",
    terraform: 'azurerm_role_assignment: principal_id of a group, principal_type = "Group"',
  },
  looksAt: ROLE_ASSIGNMENT,
  finds: problemsOf,
});

function problemsOf({ principal, principalType }: RoleAssignment): readonly Problem[] {
  const target = onlyTarget(principal);
  const type = target?.kind === "resource" ? target.resource.type : undefined;
  if (type !== undefined && PEOPLE.test(type)) {
    return [
      {
        certainty: "violation",
        message: `${principal.at} is a single person: people get roles as a group`,
        attribute: principal.at,
      },
    ];
  }
  if (type !== undefined && RUNNER.test(type) && principalType.state !== "known") {
    return [
      {
        certainty: "unknown",
        message: `${principal.at} is whoever runs Terraform, a pipeline's identity or a person at a terminal: principal_type = "ServicePrincipal" lets Azure refuse the person`,
        attribute: principal.at,
      },
    ];
  }
  const problem = "nothing says that it is a group, or an identity of a service";
  // what a resource's reference leads to is told by the resource
  const isTold = principalType.state === "absent" && type !== undefined && !GROUPS.test(type);
  const isGroup = type !== undefined && GROUPS.test(type) && principalType.state !== "known";
  return isTold || isGroup ? [] : mustHave(principalType, oneOf("Group", "ServicePrincipal"), problem);
}
