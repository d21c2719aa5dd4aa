import type { Comparison, RulesVerdict } from "./compare";

/** Why a policy and its rules may differ, established by reading both. */
export interface KnownDisagreement {
  /** GUIDs. */
  readonly policies: readonly string[];
  readonly policyVerdict: Comparison["policyVerdict"];
  readonly rulesVerdict: RulesVerdict;
  /** Narrows it down to stacks. @default - any */
  readonly stack?: string;
  /** Narrows it down to mutants, by their id. @default - any, and the sound stacks */
  readonly mutant?: RegExp;
  /** Narrows it down by what decided on either side. @default - anything */
  readonly because?: RegExp;
  /** Which of both is right for whom, in a sentence or two. */
  readonly reason: string;
}

/** The reason for a disagreement; undefined where nobody has given one. */
export function explanationOf(
  comparison: Comparison,
  known: readonly KnownDisagreement[],
): KnownDisagreement | undefined {
  const { policy, policyVerdict, rulesVerdict, stack, mutant, because } = comparison;
  return known.find(
    (one) =>
      one.policies.includes(policy) &&
      one.policyVerdict === policyVerdict &&
      one.rulesVerdict === rulesVerdict &&
      (one.stack === undefined || one.stack === stack) &&
      (one.mutant === undefined || (mutant !== undefined && one.mutant.test(mutant))) &&
      (one.because === undefined || one.because.test(because)),
  );
}
