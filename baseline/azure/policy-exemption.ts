import { policyScope, typesByScope } from "./policy-assignment";
import { kind, type SubjectOf } from "./subject";

/** What a policy doesn't count for, though it is in force there. */
export const POLICY_EXEMPTION = kind(
  { azurerm: typesByScope("policy_exemption"), arm: ["Microsoft.Authorization/policyExemptions"] },
  (facts) => ({
    ...policyScope(facts.resource),
    /** `Waiver`: somebody accepts it; `Mitigated`: what the policy wants is met in another way. */
    category: facts.text({ azurerm: "exemption_category", body: "properties.exemptionCategory" }),
    expires: facts.text({ azurerm: "expires_on", body: "properties.expiresOn" }),
    description: facts.text({ azurerm: "description", body: "properties.description" }),
    assignment: facts.targets({ azurerm: "policy_assignment_id", body: "properties.policyAssignmentId" }),
    /** Those of an initiative that alone it is from. */
    references: facts.any({
      azurerm: "policy_definition_reference_ids",
      body: "properties.policyDefinitionReferenceIds",
    }),
  }),
);

export type PolicyExemption = SubjectOf<typeof POLICY_EXEMPTION>;
