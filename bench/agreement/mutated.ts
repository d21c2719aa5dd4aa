import type { Subject } from "../../cli/rehearse/subjects";
import { type Mutant, mutantsOf } from "../../mutants";
import type { Source } from "../../rehearsal/scratch/source";
import type { Attributes } from "../../terraform-json";
import { concerningPolicies, spread } from "./choose-mutants";
import { configurationOf, purging } from "./configuration";

/** A stack, and which mutants of it are applied. */
export interface Mutated {
  readonly source: Source;
  /** What the mutants are made of: the stack's configuration with its protection of data switched off. */
  readonly base: Attributes;
  readonly chosen: readonly Mutant[];
}

/**
 * Chooses the mutants of each stack; one that several have is chosen for the first.
 *
 * @param count mutants a stack, spread evenly
 */
export async function mutatedStacks(subjects: readonly Subject[], count: number): Promise<Mutated[]> {
  const had = new Set<string>();
  const result: Mutated[] = [];
  for (const { source, unprotect } of subjects) {
    const base = purging(configurationOf((await unprotect?.()) ?? source));
    const own = concerningPolicies([...mutantsOf(base)]).filter(({ id }) => !had.has(id));
    for (const { id } of own) {
      had.add(id);
    }
    result.push({ source, base, chosen: spread(own, count) });
  }
  return result;
}
