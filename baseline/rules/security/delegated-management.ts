import { ROLE_ASSIGNMENT, type Subject } from "../../azure";
import { DELEGATION } from "../../azure/delegation";
import type { Fact } from "../../azure/fact";
import { resourcesAt } from "../../azure/joins/references";
import { must } from "../must";
import { type Problem, rule } from "../rule";

const PROBLEM = "it gives rights to somebody of another tenant";
const OTHERS: readonly Problem[] = [{ certainty: "violation", message: PROBLEM }];

/** What gives rights, and whose identity it names beside, where it is a role. */
interface Delegating extends Subject {
  readonly delegatedIdentity?: Fact<string>;
}

export const delegatedManagement = rule({
  id: "security/delegated-management",
  title: "Nobody manages it from another tenant",
  recommendations: [
    "security/least-privilege-user-rbac",
    "security/workspace-access-via-entra-groups",
    "ai-security/rbac-abac-control-and-data-plane",
  ],
  severity: "high",
  why: "Who joins the other tenant's group has rights here that no role assignment or group of this tenant shows, and that only its own administrators review.",
  fix: {
    construct: "No construct delegates; RoleAssignment gives roles to groups of this tenant",
    terraform:
      "azurerm_role_assignment for a group instead of azurerm_lighthouse_definition and _assignment, without delegated_managed_identity_resource_id",
  },
  looksAt: (estate): readonly Delegating[] => [
    // an assignment is told with its definition, which says to whom
    ...estate.all(DELEGATION).filter(({ definition }) => resourcesAt(definition).length === 0),
    ...estate.all(ROLE_ASSIGNMENT).filter(({ delegatedIdentity }) => delegatedIdentity.state !== "absent"),
  ],
  finds: ({ delegatedIdentity }) =>
    delegatedIdentity?.state === "unknown" ? must(delegatedIdentity, () => false, PROBLEM) : OTHERS,
});
