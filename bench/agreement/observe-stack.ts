import type { Subject } from "../../cli/rehearse/subjects";
import { type Mutant, mutantsOf } from "../../mutants";
import type { PolicyLibrary } from "../../rehearsal";
import type { Source } from "../../rehearsal/scratch/source";
import { batchesOf, merged, type PlacedMutant, placed } from "./batches";
import { configurationOf, purging, stagedConfiguration } from "./configuration";
import type { Seen } from "./observation";
import { halves, refusedBy } from "./refusals";
import { nameOf, seenOf, soundObservation } from "./seen";
import { type StackOptions, StandingStack } from "./standing-stack";

/** How a stack is observed. */
export interface ObserveOptions extends StackOptions {
  readonly library: PolicyLibrary;
  /** Folder for the configurations of mutants. */
  readonly scratch: string;
  /** Which mutants are applied. */
  readonly choose: (mutants: readonly Mutant[]) => readonly Mutant[];
  /** Hears of each configuration before it is applied. */
  readonly onStep: (stack: string, step: string) => void;
  /** Gets what was seen, one after the other. */
  readonly onSeen: (seen: Seen) => void;
}

/**
 * Brings a stack up and looks at it; then its mutants take its place, several at a time where they show in
 * different places.
 *
 * @throws if the sound stack can't be brought up
 */
export async function observeStack(subject: Subject, options: ObserveOptions): Promise<void> {
  const { source } = subject;
  const { onSeen } = options;
  const say = (step: string) => options.onStep(source.name, step);
  const open = (from: Source) => StandingStack.open(from, options.library, options);
  say("the sound stack");
  let stack = await open(source);
  try {
    onSeen({ kind: "sound", observation: await soundObservation(source, stack) });
    const base = purging(configurationOf((await subject.unprotect?.()) ?? source));
    const stagedBase = () => stagedConfiguration(source.name, base, options.scratch);
    throwIfAny(source.name, (await stack.apply(stagedBase())).errors);
    onSeen({ kind: "base", observation: await soundObservation(stagedBase(), stack) });
    const refuse = ({ mutant }: PlacedMutant, refused = "") =>
      onSeen({ kind: "refusal", refusal: { stack: source.name, mutant: nameOf(mutant), refused } });
    /** False where what was left couldn't be put right: then nothing that failed is to blame for it. */
    const restore = async (): Promise<boolean> => {
      if ((await stack.apply(stagedBase())).errors.length === 0) {
        return true;
      }
      say("brought up anew, since what is left can't be put right");
      await stack.close();
      stack = await open(stagedBase());
      return false;
    };
    const chosen = options.choose([...mutantsOf(base)]).map((mutant) => placed(base, mutant));
    const waiting = batchesOf(chosen);
    const triedAgain = new Set<readonly PlacedMutant[]>();
    for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
      say(`${batch.map(({ mutant }) => mutant.id).join("\n      ")}   (${waiting.length} more applies)`);
      const staged = stagedConfiguration(source.name, merged(base, batch), options.scratch);
      const { errors, taken } = await stack.apply(staged, anewIn(batch));
      const refused = refusedBy(errors, batch, taken);
      const only = batch.length === 1 ? batch[0] : undefined;
      const isTaken = only !== undefined && refused.some(({ wasTaken }) => wasTaken);
      if (errors.length === 0 || isTaken) {
        for (const seen of await seenOf(source.name, base, batch, stack)) {
          onSeen(seen);
        }
        continue;
      }
      say(errors.map((error) => `error: ${error}`).join("\n      "));
      if (refused.length === 0) {
        if (!(await restore()) && !triedAgain.has(batch)) {
          triedAgain.add(batch);
          waiting.unshift(batch);
        } else if (only !== undefined) {
          refuse(only, errors[0]);
        } else {
          waiting.unshift(...halves(batch));
        }
        continue;
      }
      for (const { member, error, wasTaken } of refused) {
        if (wasTaken) {
          // what waits for it was left out: it comes again by itself
          waiting.push([member]);
        } else {
          refuse(member, error);
        }
      }
      const rest = batch.filter((member) => refused.every((one) => one.member !== member));
      if (rest.length > 0) {
        waiting.unshift(rest);
      } else {
        await restore();
      }
    }
  } finally {
    await stack.close();
  }
}

/**
 * Computes that a batch changes: Azure changes few of their settings in place, and azapi doesn't know which,
 * so they are made anew. Nothing hangs on them.
 */
function anewIn(batch: readonly PlacedMutant[]): string[] {
  return batch
    .filter(({ mutant }) => mutant.operator !== "add-resource")
    .flatMap(({ changed }) => changed)
    .filter((address) => /^(azapi_resource|azurerm_machine_learning_compute_instance)\./.test(address));
}

function throwIfAny(name: string, errors: readonly string[]): void {
  if (errors.length > 0) {
    throw new Error(`${name} without protection can't be applied:\n${errors.join("\n")}`);
  }
}
