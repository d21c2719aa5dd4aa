import { allNotSeen, estateOf, type StackInput } from "../baseline/check/check-stack";
import { lastSoonDay } from "./findings";
import type { StackReview } from "./review";

/**
 * Whether a stack that is the same on both sides needs no rule to look at it: its findings are the same, and
 * no acceptance of one is over or about to be. A plan tells what waits for being applied.
 *
 * @param today `YYYY-MM-DD`
 */
export function hasNothingToTell({ acknowledgements, terraform }: StackInput, today: string): boolean {
  const soon = lastSoonDay(today);
  return terraform.kind === "configuration" && acknowledgements.every(({ expires }) => expires > soon);
}

/** The review of such a stack: a pull request of 200 stacks changes few of them. */
export function unchangedStack(name: string, input: StackInput): StackReview {
  const estate = estateOf(input);
  return {
    name,
    presence: "both",
    kind: input.terraform.kind,
    production: estate.environment.production,
    risks: [],
    changes: [],
    findings: [],
    names: [],
    notSeen: allNotSeen(input, estate),
    newNotSeen: [],
  };
}
