import {
  durationText,
  FAULTS,
  type Fault,
  type FaultEvidence,
  faultNamed,
  type RehearsalOptions,
  rehearseFaults,
} from "../../rehearsal";
import { paragraph, table } from "../../terminal/layout";
import { usageError } from "../cli-error";
import { jobsOf, whole } from "./number-flag";
import type { RehearseFlags } from "./options";
import type { Progress } from "./progress";
import type { Striking } from "./rehearse-changes";
import type { Subject } from "./subjects";

const ALL = "all";
/** Each fault strikes something else with each seed. */
const SEEDS = 3;
/** A change is struck at each of its steps, so that one seed shows much. */
const SEEDS_OF_CHANGES = 1;

/**
 * The faults that were named, as they strike while a change is applied; none where none was named.
 *
 * @throws if one of them is none that strikes a first apply
 */
export function strikingFaults(flags: RehearseFlags): Striking[] {
  const strikes = ({ strikes: command, from }: Fault): boolean => command === "apply" && from === "nothing";
  const faults = namesIn(flags).map(faultNamed);
  const all = FAULTS.filter(strikes);
  const wrong = flags.faults?.includes(ALL) ? [] : faults.filter((fault) => !strikes(fault));
  if (wrong.length > 0) {
    throw usageError(
      `${wrong.map(({ name }) => name).join(", ")} can't strike a change; with --change there are ${all.map(({ name }) => name).join(", ")} and all.`,
    );
  }
  const seeds = seedsOf(flags, SEEDS_OF_CHANGES);
  return faults.filter(strikes).flatMap((fault) => seeds.map((seed) => ({ fault, seed })));
}

function namesIn({ faults: given = [] }: RehearseFlags): string[] {
  return given.includes(ALL) ? FAULTS.map(({ name }) => name) : given.map((name) => faultNamed(name).name);
}

function seedsOf(flags: RehearseFlags, usual: number): number[] {
  return Array.from({ length: whole("--seeds", flags.seeds) ?? usual }, (_, index) => index + 1);
}

/** Rehearses faults on one subject, several side by side. */
export function faultsOn(
  subject: Subject,
  flags: RehearseFlags,
  options: Omit<RehearsalOptions, "source">,
  progress: Progress,
): Promise<FaultEvidence[]> {
  const names = namesIn(flags);
  const seeds = seedsOf(flags, SEEDS);
  const label = (fault: string, seed: number): string => (seeds.length === 1 ? fault : `${fault} ${seed}`);
  return rehearseFaults(names, {
    ...options,
    source: subject.source,
    replay: flags.replay,
    seeds,
    jobs: jobsOf(flags),
    onStep: (fault, seed, step, result) =>
      result === undefined
        ? progress.begin(label(fault, seed), step)
        : progress.end(label(fault, seed), result),
  });
}

/** One line a fault and seed: whether all held, where it struck, and what a person did. */
export function faultSummary(results: readonly FaultEvidence[]): string {
  return [
    table(
      results.map(({ held, fault, seed, seconds, fired }) => [
        held ? "held" : "FAILED",
        fault,
        String(seed),
        durationText(seconds),
        struck(fired),
      ]),
      ["left", "left", "right", "right", "left"],
      4,
    ),
    ...results.filter(({ held }) => !held).map(details),
  ].join("\n\n");
}

function struck(fired: FaultEvidence["fired"]): string {
  const [first] = fired;
  if (first === undefined) {
    return "never fired";
  }
  const where = `${first.method} ${first.path.split("/").slice(-2).join("/")}`;
  return fired.length === 1 ? where : `${where}, and ${fired.length - 1} more`;
}

function details({ fault, seed, steps }: FaultEvidence): string {
  const problems = steps.flatMap((step) => step.problems.map((problem) => `${step.name}: ${problem}`));
  return [`  ${fault}, seed ${seed}`, ...problems.map((problem) => paragraph(problem, 4))].join("\n");
}
