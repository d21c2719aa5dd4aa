import type { RuleId } from "../../baseline/rules/rule";
import type { Correspondence, RulePart } from "./correspondence";
import type { Observation, PolicyVerdict, RuleVerdict } from "./observation";

/** What the rules of a correspondence say together; `silent` where none of them looks at the resource. */
export type RulesVerdict = "pass" | "violation" | "unknown" | "silent";

/** A policy and the rules that look at the same, on one resource. */
export interface Comparison {
  readonly stack: string;
  /** Id of the mutant; absent for the sound stack. */
  readonly mutant?: string;
  readonly address: string;
  readonly policy: string;
  /** Those that looked; where none did, all that could have. */
  readonly rules: readonly RuleId[];
  readonly policyVerdict: "compliant" | "non-compliant" | "unknown";
  readonly rulesVerdict: RulesVerdict;
  /** What decided on both sides. */
  readonly because: string;
}

/** Whether both say the same: that it is well, or that it isn't. */
export function agrees({ policyVerdict, rulesVerdict }: Comparison): boolean {
  return policyVerdict === "compliant"
    ? rulesVerdict === "pass"
    : policyVerdict === "non-compliant" && rulesVerdict === "violation";
}

/**
 * The verdicts of policies beside those of their rules, resource by resource. Where a policy finds nothing
 * and no rule looks, there is nothing to compare: a policy on computes passes whatever has another type.
 */
export function comparisons(
  { stack, mutant, policies, rules }: Observation,
  correspondences: readonly Correspondence[],
): Comparison[] {
  return correspondences.flatMap(({ policy, rules: parts }) =>
    [...worstByAddress(policies.filter((one) => one.policy === policy))].flatMap(([address, verdict]) => {
      const looked = rules.filter(
        (one) => one.address === address && parts.some(({ rule }) => rule === one.rule),
      );
      const problems = looked.flatMap((one) => problemsAbout(one, parts));
      const rulesVerdict = verdictOf(looked, problems);
      if (
        verdict.verdict === "not-evaluable" ||
        (verdict.verdict === "compliant" && rulesVerdict === "silent")
      ) {
        return [];
      }
      return [
        {
          stack,
          mutant: mutant?.id,
          address,
          policy,
          rules: [...new Set((looked.length > 0 ? looked : parts).map(({ rule }) => rule))],
          policyVerdict: verdict.verdict,
          rulesVerdict,
          because: [verdict.reason, ...problems.map(({ message }) => message)].join(" | "),
        },
      ];
    }),
  );
}

/** Those of a mutant in which either side says something else than of what the mutant was made of. */
export function changedComparisons(base: readonly Comparison[], mutant: readonly Comparison[]): Comparison[] {
  const before = new Set(base.map(signature));
  return mutant.filter((one) => !before.has(signature(one)));
}

function signature({ policy, address, policyVerdict, rulesVerdict }: Comparison): string {
  return [policy, address, policyVerdict, rulesVerdict].join("\n");
}

/** What Azure makes below a resource, such as its services, counts for the resource. */
function worstByAddress(verdicts: readonly PolicyVerdict[]): Map<string, PolicyVerdict> {
  const order: readonly PolicyVerdict["verdict"][] = [
    "not-evaluable",
    "compliant",
    "unknown",
    "non-compliant",
  ];
  const worst = new Map<string, PolicyVerdict>();
  for (const verdict of verdicts) {
    const known = worst.get(verdict.address);
    if (known === undefined || order.indexOf(known.verdict) < order.indexOf(verdict.verdict)) {
      worst.set(verdict.address, verdict);
    }
  }
  return worst;
}

function problemsAbout({ rule, problems }: RuleVerdict, parts: readonly RulePart[]) {
  return problems.filter(({ attribute = "", message }) =>
    parts.some(
      (part) =>
        part.rule === rule && (part.about === undefined || part.about.test(`${attribute}\n${message}`)),
    ),
  );
}

function verdictOf(looked: readonly RuleVerdict[], problems: RuleVerdict["problems"]): RulesVerdict {
  if (looked.length === 0) {
    return "silent";
  }
  if (problems.some(({ certainty }) => certainty === "violation")) {
    return "violation";
  }
  return problems.length > 0 ? "unknown" : "pass";
}
