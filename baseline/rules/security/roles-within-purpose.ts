import { type AzureEstate, ROLE_ASSIGNMENT, type RoleAssignment } from "../../azure";
import { ALLOWED_ROLES, type RoleHolder } from "../../azure/joins/allowed-roles";
import { definitionOf, isOnEndpoint } from "../../azure/joins/endpoint-roles";
import { usesOf } from "../../azure/joins/identity-uses";
import { principalOf } from "../../azure/joins/role-grants";
import { isPrivileged } from "../../azure/privileged-role";
import { must } from "../must";
import { type Problem, rule } from "../rule";

export const rolesWithinPurpose = rule({
  id: "security/roles-within-purpose",
  title: "Nobody has a role beyond the purpose",
  recommendations: [
    "security/least-privilege-workspace-identity",
    "security/least-privilege-user-rbac",
    "ai-security/identity-segmentation",
    "ai-security/rbac-abac-control-and-data-plane",
  ],
  severity: "medium",
  why: "What a role allows beyond the purpose is open to whoever takes over a job: pushing images that others run, or reading the secrets of all connections.",
  fix: {
    construct: "grants of SecureStorageAccount, SecureContainerRegistry, SecureKeyVault and WorkspaceAccess",
    terraform: "azurerm_role_assignment: role_definition_name of the narrowest role for the purpose",
  },
  // a role of the input's own says what it allows, and what is given on an endpoint is another rule's
  looksAt: (estate) =>
    estate
      .all(ROLE_ASSIGNMENT)
      .filter((one) => definitionOf(one, estate) === undefined && !isOnEndpoint(one)),
  finds: (assignment, estate) =>
    holdersOf(assignment, estate).flatMap((holder) => beyond(assignment, holder)),
});

function beyond({ role }: RoleAssignment, holder: RoleHolder): readonly Problem[] {
  // the worst ones are another rule's, which also says when a role can't be told
  const isOthers = role.state !== "known" || isPrivileged(role.value);
  return isOthers ? [] : must(role, (name) => ALLOWED_ROLES[holder].has(name), `that is beyond ${holder}`);
}

/** Nobody, where it isn't told what an identity is used for. */
function holdersOf(assignment: RoleAssignment, estate: AzureEstate): readonly RoleHolder[] {
  const { principalType } = assignment;
  const principal = principalOf(assignment, estate);
  const purposes = principal === undefined ? [] : usesOf(principal, estate).map(({ purpose }) => purpose);
  if (purposes.length > 0) {
    // an identity of several purposes is another rule's: what one of them needs is allowed
    const [first, ...others] = [...new Set(purposes)];
    return first === undefined || others.length > 0 || first === "sign-in from outside" ? [] : [first];
  }
  const isPeople = principalType.state === "known" && /^(Group|User)$/i.test(principalType.value);
  return isPeople ? ["people"] : ["a service"];
}
