import { wholeNumberProblem } from "../compute/compute";
import type { ArmBody } from "../terraform/azapi-element";

/** How the service asks a container whether it is well. */
export interface Probe {
  /** Seconds before the first question, 1 to 3600. @default 10 */
  readonly initialDelaySeconds?: number;
  /** Seconds between two questions, 1 to 3600. @default 10 */
  readonly periodSeconds?: number;
  /** Seconds in which the container answers, 1 to 3600. @default 2 */
  readonly timeoutSeconds?: number;
  /** Answers in a row that fail before the container counts as ill, 1 to 100. @default 30 */
  readonly failureThreshold?: number;
}

/** What is wrong with a probe, in words; empty if nothing is. */
export function probeProblems(field: string, probe: Probe): string[] {
  const all = withDefaults(probe);
  return [
    wholeNumberProblem(`${field}.initialDelaySeconds`, all.initialDelaySeconds, 1, 3600),
    wholeNumberProblem(`${field}.periodSeconds`, all.periodSeconds, 1, 3600),
    wholeNumberProblem(`${field}.timeoutSeconds`, all.timeoutSeconds, 1, 3600),
    wholeNumberProblem(`${field}.failureThreshold`, all.failureThreshold, 1, 100),
  ].filter((problem) => problem !== undefined);
}

/** As the request says it. */
export function probeBody(probe: Probe): ArmBody {
  const { initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold } = withDefaults(probe);
  return {
    initialDelay: `PT${initialDelaySeconds}S`,
    period: `PT${periodSeconds}S`,
    timeout: `PT${timeoutSeconds}S`,
    failureThreshold,
    successThreshold: 1,
  };
}

function withDefaults(probe: Probe): Required<Probe> {
  return { initialDelaySeconds: 10, periodSeconds: 10, timeoutSeconds: 2, failureThreshold: 30, ...probe };
}
