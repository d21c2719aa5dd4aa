import { kind, type SubjectOf } from "./subject";

/**
 * How a role, or membership of a group, is taken for a time, and for how long it is given: what Azure
 * calls a role management policy.
 */
export const ROLE_POLICY = kind(
  { azurerm: ["azurerm_role_management_policy", "azuread_group_role_management_policy"], arm: [] },
  (facts) => ({
    // what isn't written stays as it is in Azure
    activationWithSecondFactor: facts.flag({
      azurerm: "activation_rules.require_multifactor_authentication",
    }),
    /** Conditional access may ask for it instead. */
    activationContext: facts.text({
      azurerm: "activation_rules.required_conditional_access_authentication_context",
    }),
    activeWithSecondFactor: facts.flag({
      azurerm: "active_assignment_rules.require_multifactor_authentication",
    }),
    activeEnds: facts.flag({ azurerm: "active_assignment_rules.expiration_required" }),
    eligibleEnds: facts.flag({ azurerm: "eligible_assignment_rules.expiration_required" }),
    /** Spans such as `P180D`. */
    activeFor: facts.text({ azurerm: "active_assignment_rules.expire_after" }),
    eligibleFor: facts.text({ azurerm: "eligible_assignment_rules.expire_after" }),
  }),
);

export type RolePolicy = SubjectOf<typeof ROLE_POLICY>;
