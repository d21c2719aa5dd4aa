import { type AzureEstate, ROLE_ASSIGNMENT, type RoleAssignment } from "../../azure";
import type { Truth } from "../../azure/fact";
import { onlyTarget } from "../../azure/joins/address";
import { keyUses } from "../../azure/joins/customer-managed-key";
import { placeOfKey } from "../../azure/joins/encryption-key";
import { groupedBy, oncePerEstate } from "../../azure/joins/once";
import { targetKeys } from "../../azure/joins/references";
import { principalOf } from "../../azure/joins/role-grants";
import { mustHold } from "../must";
import { rule } from "../rule";

export const keyRoleScope = rule({
  id: "security/key-role-scope",
  title: "Where a vault holds several services' keys, each identity may use its own only",
  recommendations: [
    "security/least-privilege-workspace-identity",
    "security/encrypt-with-cmk",
    "ai-security/identity-segmentation",
    "ai-security/rbac-abac-control-and-data-plane",
  ],
  severity: "medium",
  why: "A role on the whole vault unwraps the keys of all services in it: one identity opens everybody's data.",
  fix: {
    construct: "CustomerManagedKey.grantEncryption gives the role on the key alone",
    terraform: "azurerm_role_assignment: scope with the id of the key, not of the vault",
  },
  looksAt: (estate) =>
    estate.all(ROLE_ASSIGNMENT).filter(({ role }) => role.state === "known" && /\bCrypto\b/.test(role.value)),
  finds: (assignment, estate) =>
    mustHold(
      staysWithin(assignment, estate),
      "the role is on the whole vault, which also holds keys that other identities encrypt with",
      { attribute: assignment.scope.at },
    ),
});

function staysWithin(assignment: RoleAssignment, estate: AzureEstate): Truth {
  const target = onlyTarget(assignment.scope);
  const principal = principalOf(assignment, estate);
  if (target?.kind !== "resource" || principal === undefined) {
    return "yes";
  }
  const uses = usesByVault(estate).get(target.resource) ?? [];
  const hasOthers = uses.some(({ identity }) => targetKeys(identity).some((other) => other !== principal));
  // a plan doesn't tell whether the vault or a key in it is meant
  return !hasOthers || (target.suffix ?? "") !== "" ? "yes" : target.suffix === undefined ? "unknown" : "no";
}

const usesByVault = oncePerEstate((estate) =>
  groupedBy(keyUses(estate), (use) => {
    const { vault } = placeOfKey(use, estate);
    return vault === undefined ? [] : [vault];
  }),
);
