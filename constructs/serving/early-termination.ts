import { wholeNumberProblem } from "../compute/compute";
import type { ArmBody } from "../terraform/azapi-element";

interface Evaluation {
  /** Every how many reports of the metric a trial is looked at, 1 to 1000. @default 1 */
  readonly evaluationInterval?: number;
  /** Reports before the first look, 0 to 1000. @default 0 */
  readonly delayEvaluation?: number;
}

/** Which trials of a sweep end before their time. */
export type EarlyTermination = Evaluation &
  (
    | {
        /** Those that are so far behind the best one. */
        readonly policy: "Bandit";
        /** As a ratio of the best one's metric, more than 0; or `slackAmount`. */
        readonly slackFactor?: number;
        /** As a difference to the best one's metric, more than 0; or `slackFactor`. */
        readonly slackAmount?: number;
      }
    | {
        /** Those whose best metric is worse than the median of all trials' averages. */
        readonly policy: "MedianStopping";
      }
    | {
        /** The worst ones at each look. */
        readonly policy: "TruncationSelection";
        /** How many of a hundred, 1 to 99. */
        readonly truncationPercentage: number;
      }
  );

/** What is wrong with it, in words. */
export function earlyTerminationProblems(field: string, early: EarlyTermination): (string | undefined)[] {
  return [
    wholeNumberProblem(`${field}.evaluationInterval`, early.evaluationInterval ?? 1, 1, 1000),
    wholeNumberProblem(`${field}.delayEvaluation`, early.delayEvaluation ?? 0, 0, 1000),
    early.policy === "Bandit" ? slackProblem(field, early.slackFactor, early.slackAmount) : undefined,
    early.policy === "TruncationSelection"
      ? wholeNumberProblem(`${field}.truncationPercentage`, early.truncationPercentage, 1, 99)
      : undefined,
  ];
}

/** The `earlyTermination` object of the request. */
export function earlyTerminationBody(early: EarlyTermination): ArmBody {
  const { delayEvaluation = 0, evaluationInterval = 1, policy, ...own } = early;
  return { policyType: policy, evaluationInterval, delayEvaluation, ...own };
}

function slackProblem(field: string, factor?: number, amount?: number): string | undefined {
  const slack = factor ?? amount ?? 0;
  return (factor === undefined) !== (amount === undefined) && slack > 0
    ? undefined
    : `${field} must have either slackFactor or slackAmount, more than 0`;
}
