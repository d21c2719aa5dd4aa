import { holds, knownValue } from "../../azure";
import { daysOf } from "../../azure/duration";
import { ROLE_POLICY, type RolePolicy } from "../../azure/role-policy";
import { is, must, mustHold } from "../must";
import { type Problem, rule } from "../rule";

export const roleActivation = rule({
  id: "security/role-activation",
  title: "A role that is taken for a time asks for a second factor, and ends",
  recommendations: ["security/least-privilege-user-rbac"],
  severity: "medium",
  why: "Without a second factor a stolen session takes the role; without an end it is a role for ever, which nobody reviews.",
  fix: {
    construct: "No construct writes how roles are taken",
    terraform:
      "azurerm_role_management_policy, azuread_group_role_management_policy: activation_rules.require_multifactor_authentication, active_assignment_rules.expiration_required, eligible_assignment_rules.expiration_required = true, expire_after of a year at most",
  },
  looksAt: ROLE_POLICY,
  finds: (policy) => [
    ...secondFactor(policy),
    ...must(policy.activeWithSecondFactor, is(true), "a stolen session gives the role away"),
    ...must(policy.activeEnds, is(true), "the role is given for ever"),
    ...must(policy.activeFor, isAYearAtMost, "the role is given for longer than anybody remembers"),
    ...must(policy.eligibleEnds, is(true), "the right to take the role is given for ever"),
    ...must(policy.eligibleFor, isAYearAtMost, "the right is given for longer than anybody remembers"),
  ],
});

/**
 * Conditional access asks for the factor where a context is named. A plan doesn't tell either where
 * nobody wrote them: then both stay as they are.
 */
function secondFactor({ activationContext, activationWithSecondFactor }: RolePolicy): Problem[] {
  const problem = "a stolen session takes the role";
  const isNamed = holds(activationContext, (context) => context.trim() !== "");
  if (isNamed === "no") {
    return must(activationWithSecondFactor, is(true), problem);
  }
  return isNamed === "unknown" && knownValue(activationWithSecondFactor) === false
    ? mustHold("unknown", problem, { attribute: activationContext.at })
    : [];
}

/** Azure offers a year at most. */
function isAYearAtMost(span: string): boolean {
  return (daysOf(span) ?? 0) <= 366;
}
