import type { RuleId } from "../../../baseline/rules/rule";

/** A rule, or what of it a policy is about. */
export interface RulePart {
  readonly rule: RuleId;
  /**
   * Only problems whose attribute or message fits count: the rule looks at more than the policy.
   * @default - all of its problems
   */
  readonly about?: RegExp;
}

/** A policy, and the rules that look at the same. */
export interface Correspondence {
  /** GUID, lower case. */
  readonly policy: string;
  readonly rules: readonly [RulePart, ...RulePart[]];
}

/** The policies on one kind of resource. */
export interface Domain {
  /** Terraform types whose attributes decide: mutants of other types concern none of the policies. */
  readonly types: readonly string[];
  readonly correspondences: readonly Correspondence[];
}

/** Policies that ask the same, such as an audit and its twin that modifies. */
export function same(policies: readonly string[], ...rules: Correspondence["rules"]): Correspondence[] {
  return policies.map((policy) => ({ policy, rules }));
}
