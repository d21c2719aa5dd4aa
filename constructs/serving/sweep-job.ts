import { wholeNumberProblem } from "../compute/compute";
import type { ArmBody } from "../terraform/azapi-element";
import { assetIdProblem } from "./asset-id";
import { type EarlyTermination, earlyTerminationBody, earlyTerminationProblems } from "./early-termination";

/** The values that a parameter may take. */
export type SearchRange =
  | { readonly choice: readonly (string | number | boolean)[] }
  /** From and to. */
  | { readonly uniform: readonly [number, number] }
  /** From and to, as exponents of e. */
  | { readonly logUniform: readonly [number, number] };

/** One command, run with many parameters: the best of the trials is kept. */
export interface SweepJob {
  /** E.g. `python train.py --lr ${{search_space.lr}} --checkpoints ${{outputs.checkpoints}}`. */
  readonly command: string;
  /** Id of the environment with its version. */
  readonly environmentId: string;
  /** Id of the code with its version. @default - the environment has it */
  readonly codeId?: string;
  readonly searchSpace: Readonly<Record<string, SearchRange>>;
  /** The metric that trials report, and where it should go. */
  readonly objective: { readonly metric: string; readonly goal: "Maximize" | "Minimize" };
  /**
   * How values are taken. Azure's third way, Bayesian, takes no early termination and so isn't here.
   * @default Random
   */
  readonly sampling?: "Random" | "Grid";
  /** Trials of one job, 1 to 1000. */
  readonly maxTotalTrials: number;
  /** Trials side by side, 1 to `maxTotalTrials`. @default 1 */
  readonly maxConcurrentTrials?: number;
  /** Minutes of one trial, 1 to the schedule's `timeLimitMinutes`. */
  readonly trialTimeoutMinutes: number;
  /** Which trials end before their time. */
  readonly earlyTermination: EarlyTermination;
}

/** What is wrong with it, in words. */
export function sweepProblems(job: SweepJob, timeLimitMinutes: number): (string | undefined)[] {
  const { codeId, command, earlyTermination, environmentId, maxConcurrentTrials = 1, maxTotalTrials } = job;
  const { objective, sampling, searchSpace, trialTimeoutMinutes } = job;
  const ranges = Object.entries(searchSpace);
  return [
    command.trim() === "" ? "job.command must be a command" : undefined,
    assetIdProblem("job.environmentId", "environments", environmentId),
    codeId === undefined ? undefined : assetIdProblem("job.codeId", "codes", codeId),
    ranges.length === 0 ? "job.searchSpace must name at least one parameter" : undefined,
    ...ranges.map(([name, range]) =>
      /^[a-zA-Z_]\w*$/.test(name)
        ? rangeProblem(`job.searchSpace.${name}`, range, sampling)
        : `job.searchSpace must name parameters by letters, digits and underscores (got ${JSON.stringify(name)})`,
    ),
    objective.metric.trim() === "" ? "job.objective.metric must name a metric" : undefined,
    wholeNumberProblem("job.maxTotalTrials", maxTotalTrials, 1, 1000),
    wholeNumberProblem("job.maxConcurrentTrials", maxConcurrentTrials, 1, maxTotalTrials),
    wholeNumberProblem("job.trialTimeoutMinutes", trialTimeoutMinutes, 1, timeLimitMinutes),
    // code without types may leave it out
    ...((earlyTermination as EarlyTermination | undefined) === undefined
      ? ["job.earlyTermination is missing: it must say which trials end before their time"]
      : earlyTerminationProblems("job.earlyTermination", earlyTermination)),
  ];
}

/** What the request says of it; the whole job and each trial have their limits. */
export function sweepBody(job: SweepJob, timeLimitMinutes: number): ArmBody {
  const { codeId, command, environmentId, objective, searchSpace } = job;
  return {
    jobType: "Sweep",
    trial: { command, environmentId, codeId },
    searchSpace: Object.fromEntries(
      Object.entries(searchSpace).map(([name, range]) => [name, rangeBody(range)]),
    ),
    samplingAlgorithm: { samplingAlgorithmType: job.sampling ?? "Random" },
    objective: { primaryMetric: objective.metric, goal: objective.goal },
    limits: {
      jobLimitsType: "Sweep",
      timeout: `PT${timeLimitMinutes}M`,
      trialTimeout: `PT${job.trialTimeoutMinutes}M`,
      maxTotalTrials: job.maxTotalTrials,
      maxConcurrentTrials: job.maxConcurrentTrials ?? 1,
    },
    earlyTermination: earlyTerminationBody(job.earlyTermination),
  };
}

function rangeProblem(field: string, range: SearchRange, sampling: SweepJob["sampling"]): string | undefined {
  if ("choice" in range) {
    return range.choice.length > 0 ? undefined : `${field}.choice must have at least one value`;
  }
  if (sampling === "Grid") {
    return `${field} must be a choice: Grid takes every value`;
  }
  const [from, to] = "uniform" in range ? range.uniform : range.logUniform;
  return from < to
    ? undefined
    : `${field} must rise from the first number to the second (got ${from}, ${to})`;
}

/** The distribution's name, then what it takes. */
function rangeBody(range: SearchRange): readonly [string, readonly ArmRange[]] {
  if ("choice" in range) {
    return ["choice", [range.choice]];
  }
  return "uniform" in range ? ["uniform", range.uniform] : ["loguniform", range.logUniform];
}

type ArmRange = number | readonly (string | number | boolean)[];
