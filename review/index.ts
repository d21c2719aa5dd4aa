/**
 * What a pull request really changes: BASE and HEAD → `changes/` (what Terraform does) → `risks/` (what
 * weakens or is lost) → `report/`. Reads configurations and plans of anybody, and knows nothing of this
 * project's constructs.
 */
import { defaultPriceTable, type PriceTable } from "../costs/price-table";
import { deepProblem } from "./deep-inputs";
import { commonMajor, mixedProblem } from "./mixed-inputs";
import type { FailOn, Review, ReviewInput } from "./review";
import { reviewStack } from "./review-stack";
import { DEFAULT_FAIL_ON } from "./verdict";

export type { FailOn, Review, ReviewInput, StackReview } from "./review";
export { DEFAULT_FAIL_ON, FAIL_ON, fails, levelOf, WEAKENED } from "./verdict";

/** What a review is told beside its inputs. */
export interface ReviewOptions {
  /** `YYYY-MM-DD`, the day for which acceptances count. */
  readonly today: string;
  /** Version of this package. */
  readonly version: string;
  /** What BASE and HEAD are called. @default - `base` and `head` */
  readonly base?: string;
  readonly head?: string;
  /** @default - every risk that nobody accepts, and what comes and no rule can follow */
  readonly failOn?: readonly FailOn[];
  /** @default - the prices that come with the project */
  readonly prices?: PriceTable;
}

/** Inputs that can't be compared: one sentence that says what to give instead. */
export class ReviewProblem extends Error {}

/**
 * Reviews each stack.
 *
 * @throws {ReviewProblem} where two sides are of different kinds or written for different providers, or
 * nest too deeply
 */
export function review(inputs: readonly ReviewInput[], options: ReviewOptions): Review {
  const { base = "base", failOn = DEFAULT_FAIL_ON, head = "head", prices = defaultPriceTable() } = options;
  const { today, version } = options;
  const problems = inputs.flatMap((input) => mixedProblem(input) ?? deepProblem(input) ?? []);
  if (problems.length > 0) {
    throw new ReviewProblem(problems.join("\n"));
  }
  return {
    version,
    base,
    head,
    stacks: inputs.flatMap((input) => reviewStack(input, { today, prices, major: commonMajor(input) }) ?? []),
    failOn,
  };
}
