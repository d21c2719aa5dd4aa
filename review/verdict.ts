import type { FailOn, Review, StackReview } from "./review";
import { RISK_KINDS, type Risk, type RiskKind } from "./risks/risk";

/** `weakened` on a command line: every kind of risk but the loss of data. */
export const WEAKENED: readonly RiskKind[] = RISK_KINDS.filter((kind) => kind !== "data-loss");

/** What fails a review unless somebody says otherwise. */
export const DEFAULT_FAIL_ON: readonly FailOn[] = RISK_KINDS;

/**
 * `stop`: data is lost; `weaker`: something protects less; `look`: nothing of that, but somebody accepted
 * something, it costs more, or something can't be seen; `fine`: something changes; `same`: nothing does.
 */
export type Level = "stop" | "weaker" | "look" | "fine" | "same";

/** Whether anything in it is of a kind that fails it, and nobody accepts it. */
export function fails({ failOn, stacks }: Review): boolean {
  return stacks.some(
    ({ cost, risks }) =>
      openRisks(risks).some(({ kind }) => failOn.includes(kind)) ||
      (failOn.includes("cost-up") && cost !== undefined && cost.after > cost.before),
  );
}

/** How bad it is, whatever fails it. */
export function levelOf(stacks: readonly StackReview[]): Level {
  const risks = stacks.flatMap((stack) => stack.risks);
  const open = openRisks(risks);
  if (open.some(({ kind }) => kind === "data-loss")) {
    return "stop";
  }
  if (open.length > 0) {
    return "weaker";
  }
  const isDearer = stacks.some(({ cost }) => cost !== undefined && cost.after > cost.before);
  const isHidden = stacks.some(({ notSeen }) => notSeen.length > 0);
  if (risks.length > 0 || isDearer || isHidden || stacks.some(({ presence }) => presence === "removed")) {
    return "look";
  }
  return stacks.some(hasChange) ? "fine" : "same";
}

/** Those that nobody accepts. */
export function openRisks(risks: readonly Risk[]): Risk[] {
  return risks.filter(({ accepted }) => accepted === undefined);
}

function hasChange({ changes, findings, cost, presence }: StackReview): boolean {
  return presence !== "both" || changes.length > 0 || findings.length > 0 || cost !== undefined;
}
