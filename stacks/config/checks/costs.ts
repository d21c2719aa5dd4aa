import { vmSizeProblem } from "../../../constructs/compute/vm-sizes";
import {
  costLimitProblems,
  resolveCostLimits,
  sizeLimitProblem,
} from "../../../constructs/governance/cost-limits";
import { type ConfigIssue, issueWith } from "../config-issue";
import { type ConfiguredMachines, configuredMachines } from "../configured-machines";
import type { LandingZoneConfig } from "../landing-zone-config";
import { withShownValues } from "../shown-value";
import { check, issueAtFirstWord } from "./check";

const SECTIONS = ["costs", "compute", "profile", "promotion", "serving"] as const;
const KINDS: readonly string[] = ["clusters", "instances", "online"] satisfies ConfiguredMachines["kind"][];

/** Limits that can't be, and machines beyond them: larger, more, or with GPUs that nobody accepted. */
export const limitedCosts = check(SECTIONS, (config) => {
  const limits = config.costs ?? {};
  const wrong = costLimitProblems(limits);
  if (wrong.length > 0) {
    const sizes = limits.allowedSizes ?? [];
    return wrong.map((problem) => issueAtFirstWord("costs", withShownValues(problem, sizes)));
  }
  const { maximumNodes } = resolveCostLimits(limits);
  const machines = configuredMachines(config);
  const sum = machines.reduce((total, { most }) => total + most, 0);
  return [
    ...machines.flatMap((one) => sizeIssues(one, limits)),
    ...machines
      .filter(({ most }) => most > maximumNodes.each)
      .map(({ most, mostPath }) =>
        issueWith(mostPath, `must be ≤ costs.maximumNodes.each = ${maximumNodes.each}`, most),
      ),
    ...(sum > maximumNodes.total
      ? [
          issueWith(
            "costs.maximumNodes.total",
            `must be ≥ ${sum}, all machines of the environment at their most`,
            maximumNodes.total,
          ),
        ]
      : []),
  ];
});

/** Hours of what isn't there, and of what could mean two things. */
export const knownHours = check(SECTIONS, (config): ConfigIssue[] => {
  const machines = configuredMachines(config);
  const names = machines.map(({ name }) => name);
  const known = [...names, ...KINDS];
  return Object.keys(config.costs?.hours ?? {}).flatMap((name) => {
    const path = `costs.hours.${name}`;
    if (!known.includes(name)) {
      return [{ path, problem: `must be one of ${known.join(", ")}: there is nothing else that runs` }];
    }
    return KINDS.includes(name) && names.includes(name)
      ? [{ path, problem: "is the name of something and of a kind: give the instance another name" }]
      : [];
  });
});

/** What the check of sizes by purpose refuses anyway is not told twice. */
function sizeIssues(
  { gpu, purpose, size, sizePath }: ConfiguredMachines,
  limits: NonNullable<LandingZoneConfig["costs"]>,
): ConfigIssue[] {
  if (vmSizeProblem(purpose, size, { gpu }) !== undefined) {
    return [];
  }
  if (gpu && limits.gpu === undefined) {
    const problem =
      "has GPUs: costs.gpu, a Deviation, must say who accepted that they cost many times as much";
    return [issueWith(sizePath, problem, size)];
  }
  const problem = sizeLimitProblem(size, resolveCostLimits(limits));
  return problem === undefined
    ? []
    : [{ path: sizePath, problem: `${withShownValues(problem, [size])} (costs.allowedSizes)` }];
}
