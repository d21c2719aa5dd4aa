import type { RuleId } from "../../baseline/rules/rule";
import { agrees, type Comparison, changedComparisons, comparisons } from "./compare";
import type { Correspondence, WithoutRule } from "./correspondence";
import { explanationOf, type KnownDisagreement } from "./known-disagreement";
import type { Refusal, Seen } from "./observation";

/** How often a policy and its rules said the same. */
export interface PolicyRow {
  readonly policy: string;
  readonly rules: readonly RuleId[];
  /** Neither found anything. */
  readonly compliant: number;
  /** Both found something. */
  readonly nonCompliant: number;
  readonly disagreements: number;
}

/** A disagreement, and why; without reason nobody has looked at it yet. */
export interface Disagreement {
  readonly comparison: Comparison;
  readonly known?: KnownDisagreement;
}

/** What came of all that was seen. */
export interface Tally {
  readonly rows: readonly PolicyRow[];
  readonly disagreements: readonly Disagreement[];
  /** Reasons that no disagreement needed. */
  readonly unused: readonly KnownDisagreement[];
  /** Policies with a verdict that neither table has. */
  readonly unlisted: readonly string[];
  readonly mutants: {
    readonly applied: number;
    /** Of those applied: neither side says anything else than of the sound stack. */
    readonly unseen: readonly string[];
    readonly refused: readonly Refusal[];
  };
}

export interface TallyTables {
  readonly correspondences: readonly Correspondence[];
  readonly withoutRule: readonly WithoutRule[];
  readonly known: readonly KnownDisagreement[];
}

/**
 * Compares what was seen. Of a sound stack everything counts, of a mutant what it changes on either side.
 */
export function tallyOf(seen: readonly Seen[], tables: TallyTables): Tally {
  const { correspondences, withoutRule, known } = tables;
  const all: Comparison[] = [];
  const refused: Refusal[] = [];
  const unseen: string[] = [];
  const bases = new Map<string, Comparison[]>();
  const evaluated = new Set<string>();
  let applied = 0;
  for (const one of seen) {
    if (one.kind === "refusal") {
      refused.push(one.refusal);
      continue;
    }
    const { observation } = one;
    for (const { policy, verdict } of observation.policies) {
      if (verdict !== "not-evaluable") {
        evaluated.add(policy);
      }
    }
    const compared = comparisons(observation, correspondences);
    if (one.kind === "base") {
      bases.set(observation.stack, compared);
    } else if (one.kind === "sound") {
      all.push(...compared);
    } else {
      const changed = changedComparisons(bases.get(observation.stack) ?? [], compared);
      all.push(...changed);
      if (one.kind === "mutant") {
        applied += 1;
        unseen.push(...(changed.length === 0 ? [observation.mutant?.id ?? ""] : []));
      }
    }
  }
  const disagreements = all
    .filter((one) => !agrees(one))
    .map((comparison) => ({ comparison, known: explanationOf(comparison, known) }));
  const listed = new Set([
    ...correspondences.map(({ policy }) => policy),
    ...withoutRule.flatMap(({ policies }) => policies),
  ]);
  return {
    rows: correspondences.map((one) => rowOf(one, all)).filter(isCompared),
    disagreements,
    unused: known.filter((reason) => disagreements.every((one) => one.known !== reason)),
    unlisted: [...evaluated].filter((policy) => !listed.has(policy)).sort(),
    mutants: { applied, unseen, refused },
  };
}

function rowOf({ policy, rules }: Correspondence, all: readonly Comparison[]): PolicyRow {
  const own = all.filter((one) => one.policy === policy);
  const agreed = own.filter(agrees);
  return {
    policy,
    rules: rules.map(({ rule }) => rule),
    compliant: agreed.filter(({ policyVerdict }) => policyVerdict === "compliant").length,
    nonCompliant: agreed.filter(({ policyVerdict }) => policyVerdict === "non-compliant").length,
    disagreements: own.length - agreed.length,
  };
}

function isCompared({ compliant, nonCompliant, disagreements }: PolicyRow): boolean {
  return compliant + nonCompliant + disagreements > 0;
}
