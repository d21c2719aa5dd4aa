import type { StepResult } from "../evidence/evidence";
import { faultNamed } from "./catalog";
import { type FaultEvidence, type FaultOptions, rehearseFault } from "./rehearse-fault";

export interface FaultsOptions extends Omit<FaultOptions, "seed" | "onStep"> {
  /** Each fault is rehearsed once with each. */
  readonly seeds: readonly number[];
  /** How many sessions run side by side; they mostly wait for the provider. */
  readonly jobs: number;
  readonly onStart?: (fault: string, seed: number) => void;
  readonly onEnd?: (evidence: FaultEvidence) => void;
  /** Hears of each step as it begins and ends. */
  readonly onStep?: (fault: string, seed: number, name: string, result?: StepResult) => void;
  /** Rehearses one. @default rehearseFault */
  readonly rehearseOne?: typeof rehearseFault;
}

/**
 * Rehearses faults side by side, each in a session and a simulated Azure of its own; the evidence comes
 * in the order of the faults, then of the seeds.
 *
 * @param names as in FAULTS
 * @throws {RehearsalError} where one can't even begin; those under way are waited for
 */
export async function rehearseFaults(
  names: readonly string[],
  { seeds, jobs, onStart, onEnd, onStep, rehearseOne = rehearseFault, ...options }: FaultsOptions,
): Promise<FaultEvidence[]> {
  const all = names.map(faultNamed).flatMap((fault) => seeds.map((seed) => ({ fault, seed })));
  const waiting = [...all];
  const found = new Map<(typeof all)[number], FaultEvidence>();
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { fault, seed } = next;
      onStart?.(fault.name, seed);
      const heard = (name: string, result?: StepResult): void => onStep?.(fault.name, seed, name, result);
      try {
        const evidence = await rehearseOne(fault, { ...options, seed, onStep: heard });
        found.set(next, evidence);
        onEnd?.(evidence);
      } catch (error) {
        // what can't begin can't begin with another seed either
        waiting.length = 0;
        throw error;
      }
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: Math.max(1, jobs) }, work));
  const broken = outcomes.find((outcome) => outcome.status === "rejected");
  if (broken !== undefined) {
    throw broken.reason;
  }
  return all.flatMap((each) => found.get(each) ?? []);
}
