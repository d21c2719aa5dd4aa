import type { FailOn, Review, StackReview } from "./review";
import { RISK_KINDS, type Risk } from "./risks/risk";
import { isNote } from "./risks/rule-kinds";

/**
 * What fails a review unless somebody says otherwise. What no rule can follow is among it: where a pull
 * request adds a script, nobody has looked at what it does, so that nobody can say that nothing weakens.
 */
export const DEFAULT_FAIL_ON: readonly FailOn[] = [...RISK_KINDS, "not-seen"];

/** All that can fail a review. */
export const FAIL_ON: readonly FailOn[] = [...DEFAULT_FAIL_ON, "accepted", "cost-up"];

/** `weakened` on a command line: all of the default but the loss of data. */
export const WEAKENED: readonly FailOn[] = DEFAULT_FAIL_ON.filter((kind) => kind !== "data-loss");

/**
 * `stop`: data is lost; `weaker`: something protects less; `unseen`: nothing of that, but something comes
 * that no rule can follow; `look`: nothing of that, but somebody accepted something, it costs more, there is
 * a note, or something can't be seen; `fine`: something changes; `same`: nothing does.
 */
export type Level = "stop" | "weaker" | "unseen" | "look" | "fine" | "same";

/** Whether anything in it is of a kind that fails it. */
export function fails({ failOn, stacks }: Review): boolean {
  return stacks.some(
    (stack) =>
      openRisks(stack.risks).some((risk) => failOn.includes(risk.kind) && !isNote(risk)) ||
      (failOn.includes("not-seen") && stack.newNotSeen.length > 0) ||
      (failOn.includes("accepted") && reliesOnAcceptance(stack)) ||
      (failOn.includes("cost-up") && isDearer(stack)),
  );
}

/** A risk that is open for another reason may have an acceptance in it. */
function reliesOnAcceptance({ findings, risks }: StackReview): boolean {
  return (
    risks.some(({ accepted }) => accepted !== undefined) ||
    findings.some(({ became }) => became === "accepted")
  );
}

/** Whether a stack costs more in one of the cases. */
export function isDearer({ cost }: StackReview): boolean {
  const steps = cost === undefined ? [] : [cost, cost.expected, cost.worst];
  return steps.some((step) => step !== undefined && step.after > step.before);
}

/** How bad it is, whatever fails it. */
export function levelOf(stacks: readonly StackReview[]): Level {
  const risks = stacks.flatMap((stack) => stack.risks);
  const open = openRisks(risks);
  if (open.some(({ kind }) => kind === "data-loss")) {
    return "stop";
  }
  if (open.some((risk) => !isNote(risk))) {
    return "weaker";
  }
  if (stacks.some(({ newNotSeen }) => newNotSeen.length > 0)) {
    return "unseen";
  }
  const isHidden = stacks.some(({ notSeen }) => notSeen.length > 0);
  const isGone = stacks.some(({ presence }) => presence === "removed");
  if (risks.length > 0 || stacks.some(isDearer) || isHidden || isGone) {
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
