import { type RuleFacts, SEVERITIES } from "../../baseline/rules/rule";
import type { ChangeKind } from "../changes";
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
 * risks already. What is destroyed isn't called fixed.
 */
export function guidanceOf({ changes, findings }: StackReview): GuidanceGroup[] {
  // of what is deposed the address may be that of what takes its place
  const stay = new Set(changes.flatMap(({ address, kind }) => (isGone(kind) ? [] : [address])));
  const gone = new Set(
    changes.flatMap(({ address, kind }) => (isGone(kind) && !stay.has(address) ? [address] : [])),
  );
  const groups = new Map<string, Omit<GuidanceGroup, "addresses"> & { readonly addresses: Set<string> }>();
  for (const { became, finding } of findings) {
    const { acknowledgement, address, rule } = finding;
    if (!URGENCY.includes(became) || (became === "fixed" && gone.has(address))) {
      continue;
    }
    const until = acknowledgement?.expires;
    const key = JSON.stringify([became, rule.id, until]);
    const group = groups.get(key) ?? { became, rule, until, addresses: new Set() };
    groups.set(key, group);
    group.addresses.add(address);
  }
  return [...groups.values()]
    .map((group) => ({ ...group, addresses: [...group.addresses] }))
    .sort((left, right) => URGENCY.indexOf(left.became) - URGENCY.indexOf(right.became));
}

function isGone(kind: ChangeKind): boolean {
  return kind === "destroy" || kind === "forget";
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

/** Whether all of them are about the same attributes, with the same values before and after. */
export function haveSameAttributes(risks: readonly Risk[]): boolean {
  return new Set(risks.map(({ attributes }) => JSON.stringify(attributes))).size <= 1;
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
