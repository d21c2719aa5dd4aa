import * as path from "node:path";
import type { PolicyLibrary } from "../../rehearsal";
import type { Source } from "../../rehearsal/scratch/source";
import { batchesOf, placed } from "./batches";
import { stagedConfiguration } from "./configuration";
import type { Mutated } from "./mutated";
import { MutantObserver, type ObserverOptions } from "./observe-mutants";
import { soundObservation } from "./seen";
import { type StackOptions, StandingStack } from "./standing-stack";

/** How a stack is observed. */
export interface ObserveOptions extends StackOptions, Omit<ObserverOptions, "name" | "base" | "open"> {
  readonly library: PolicyLibrary;
  /** How many copies of the stack stand at once, each with mutants of its own; at least 1. */
  readonly jobs: number;
  /** Fires `signal`: what one has seen is nothing without the others. */
  readonly stop: () => void;
}

/**
 * Brings a stack up and looks at it; then its mutants take its place, several at a time where they show in
 * different places.
 *
 * @throws if the sound stack can't be brought up
 */
export async function observeStack(
  { base, chosen, source }: Mutated,
  options: ObserveOptions,
): Promise<void> {
  const { jobs, library, onSeen, onStep, scratch } = options;
  const { name } = source;
  onStep(name, "the sound stack");
  const open = (from: Source) => StandingStack.open(from, library, options);
  const stack = await open(source);
  const observers = Array.from({ length: jobs }, (_, job) => {
    const own = { ...options, open, name, base, scratch: path.join(scratch, `job-${job}`) };
    return new MutantObserver(own, job === 0 ? stack : undefined);
  });
  try {
    onSeen({ kind: "sound", observation: await soundObservation(source, stack) });
    const unprotected: Source = stagedConfiguration(name, base, scratch);
    throwIfAny(name, (await stack.apply(unprotected)).errors);
    onSeen({ kind: "base", observation: await soundObservation(unprotected, stack) });
    const waiting = batchesOf(chosen.map((mutant) => placed(base, mutant)));
    await allOrNone(
      observers.map((observer) => observer.observe(waiting)),
      options.stop,
    );
  } finally {
    await Promise.all(observers.map((observer) => observer.close()));
  }
}

/**
 * Waits until all have ended, so that none is left behind.
 *
 * @param stop is called as soon as one fails
 * @throws what failed first
 */
export async function allOrNone(works: readonly Promise<void>[], stop: () => void): Promise<void> {
  const failures: unknown[] = [];
  const noted = works.map((work) =>
    work.catch((error: unknown) => {
      failures.push(error);
      stop();
    }),
  );
  await Promise.all(noted);
  if (failures.length > 0) {
    throw failures[0];
  }
}

function throwIfAny(name: string, errors: readonly string[]): void {
  if (errors.length > 0) {
    throw new Error(`${name} without protection can't be applied:\n${errors.join("\n")}`);
  }
}
