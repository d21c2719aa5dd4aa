import { ROLE_POLICY } from "../../azure/role-policy";
import { is, must } from "../must";
import { rule } from "../rule";

export const roleActivation = rule({
  id: "security/role-activation",
  title: "A role that is taken for a time asks for a second factor, and ends",
  recommendations: ["security/least-privilege-user-rbac"],
  severity: "medium",
  why: "Without a second factor a stolen session takes the role; without an end it is a role for ever, which nobody reviews.",
  fix: {
    construct: "No construct writes how roles are taken",
    terraform:
      "azurerm_role_management_policy: activation_rules.require_multifactor_authentication, active_assignment_rules.expiration_required, eligible_assignment_rules.expiration_required = true",
  },
  looksAt: ROLE_POLICY,
  finds: ({ activationContext, activationWithSecondFactor, activeEnds, eligibleEnds }) => [
    ...(activationContext.state === "absent"
      ? must(activationWithSecondFactor, is(true), "a stolen session takes the role")
      : []),
    ...must(activeEnds, is(true), "the role is given for ever"),
    ...must(eligibleEnds, is(true), "the right to take the role is given for ever"),
  ],
});
