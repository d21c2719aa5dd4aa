import type { Problem, RuleId } from "../../../baseline/rules/rule";
import type { Comparison } from "../../../bench/agreement/compare";
import type { Observation, PolicyVerdict, RuleVerdict } from "../../../bench/agreement/observation";

export const POLICY = "11111111-1111-4111-8111-111111111111";
export const RULE: RuleId = "security/storage-firewall";
export const ADDRESS = "azurerm_storage_account.data";

export function policySays(
  verdict: PolicyVerdict["verdict"],
  other: Partial<PolicyVerdict> = {},
): PolicyVerdict {
  return { policy: POLICY, address: ADDRESS, verdict, reason: "a reason.", ...other };
}

export function ruleSays(problems: readonly Partial<Problem>[], rule = RULE): RuleVerdict {
  return {
    rule,
    address: ADDRESS,
    problems: problems.map((problem) => ({ certainty: "violation", message: "open", ...problem })),
  };
}

export function observed(policies: PolicyVerdict[], rules: RuleVerdict[], mutant?: string): Observation {
  return {
    stack: "dev",
    mutant: mutant === undefined ? undefined : { id: mutant, address: ADDRESS },
    policies,
    rules,
  };
}

export function comparisonOf(other: Partial<Comparison> = {}): Comparison {
  return {
    stack: "dev",
    address: ADDRESS,
    policy: POLICY,
    rules: [RULE],
    policyVerdict: "non-compliant",
    rulesVerdict: "pass",
    because: "defaultAction is Allow.",
    ...other,
  };
}
