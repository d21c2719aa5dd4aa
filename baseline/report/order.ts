import { type RuleFacts, SEVERITIES } from "../rules/rule";
import type { CheckReport, ReportedFinding, StackCheck } from "./check-report";
import { type FailPolicy, type Standing, standingOf } from "./verdict";

/** A finding, the stack in which it is, and how it stands. */
export interface PlacedFinding {
  readonly stack: StackCheck;
  readonly finding: ReportedFinding;
  readonly standing: Standing;
}

const STANDINGS: readonly Standing[] = ["fails", "tolerated", "acknowledged"];

/** All findings of the stacks, worst first: a report that must be cut keeps what matters. */
export function worstFirst(stacks: CheckReport["stacks"], policy: FailPolicy): PlacedFinding[] {
  return stacks
    .flatMap((stack) =>
      stack.rules.flatMap(({ findings }) =>
        findings.map((finding) => ({ stack, finding, standing: standingOf(finding, policy) })),
      ),
    )
    .sort(
      (a, b) =>
        STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
        rankOf(a.finding) - rankOf(b.finding) ||
        byText(a.finding.rule.id, b.finding.rule.id) ||
        byText(a.stack.name, b.stack.name) ||
        byPlace(a.finding, b.finding),
    );
}

/** Findings of one rule in one stack, in an order that doesn't depend on that of the input. */
export function byPlace(a: ReportedFinding, b: ReportedFinding): number {
  return (
    byText(a.address, b.address) ||
    byText(a.attribute ?? "", b.attribute ?? "") ||
    byText(a.fingerprint, b.fingerprint)
  );
}

/** The rules of all stacks, each once, by id. */
export function rulesOf(stacks: readonly StackCheck[]): RuleFacts[] {
  const byId = new Map(stacks.flatMap(({ rules }) => rules.map(({ rule }) => [rule.id, rule] as const)));
  return [...byId.values()].sort((a, b) => byText(a.id, b.id));
}

/** By severity, and within it what is so before what can't be told. */
function rankOf({ rule, certainty }: ReportedFinding): number {
  return SEVERITIES.indexOf(rule.severity) * 2 + (certainty === "unknown" ? 1 : 0);
}

/** The same in every locale. */
function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
