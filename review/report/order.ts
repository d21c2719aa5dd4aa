import { type RuleFacts, SEVERITIES } from "../../baseline/rules/rule";
import type { FindingChange, Review, StackReview } from "../review";
import { RISK_KINDS, type Risk } from "../risks";
import { openRisks } from "../verdict";

/** Findings of one rule of which the same became. */
export interface GuidanceGroup {
  readonly became: FindingChange["became"];
  readonly rule: RuleFacts;
  /** The last day of those that are accepted, `YYYY-MM-DD`. */
  readonly until?: string;
  /** Each once, in their order. */
  readonly addresses: readonly string[];
}

/**
 * Findings that deserve a line, by rule, the urgent ones first; new ones, and what is newly accepted, are
 * risks already.
 */
export function guidanceOf({ findings }: StackReview): GuidanceGroup[] {
  const groups = new Map<string, GuidanceGroup>();
  for (const { became, finding } of findings) {
    const { acknowledgement, address, rule } = finding;
    const until = acknowledgement?.expires;
    const key = JSON.stringify([became, rule.id, until]);
    const { addresses } = groups.get(key) ?? { addresses: [] };
    groups.set(key, { became, rule, until, addresses: [...new Set([...addresses, address])] });
  }
  return [...groups.values()]
    .filter(({ became }) => URGENCY.includes(became))
    .sort((left, right) => URGENCY.indexOf(left.became) - URGENCY.indexOf(right.became));
}

const URGENCY: readonly FindingChange["became"][] = ["expired", "expiring", "fixed"];

/**
 * Risks that are the same but for the resource, together: what is said of all of them has to be said once.
 * Groups stand in the order of their first.
 */
export function riskGroups(risks: readonly Risk[]): (readonly [Risk, ...Risk[]])[] {
  const groups = new Map<string, [Risk, ...Risk[]]>();
  for (const risk of risks) {
    const { accepted, certainty, fix, kind, recommendations, rules, severity, what, why } = risk;
    const key = JSON.stringify([kind, severity, certainty, what, why, fix, recommendations, rules, accepted]);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [risk]);
    } else {
      group.push(risk);
    }
  }
  return [...groups.values()];
}

/** Stacks with what nobody accepts first, the worst kind before others; else as they were named. */
export function worstStacksFirst(stacks: Review["stacks"]): StackReview[] {
  const rank = ({ risks }: StackReview) => {
    const [worst] = openRisks(risks)
      .map(
        ({ kind, severity }) => RISK_KINDS.indexOf(kind) * SEVERITIES.length + SEVERITIES.indexOf(severity),
      )
      .sort((a, b) => a - b);
    return worst ?? RISK_KINDS.length * SEVERITIES.length + (risks.length > 0 ? 0 : 1);
  };
  return [...stacks].sort((a, b) => rank(a) - rank(b));
}
