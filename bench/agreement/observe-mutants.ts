import type { Source } from "../../rehearsal/scratch/source";
import type { Attributes } from "../../terraform-json";
import { merged, type PlacedMutant } from "./batches";
import { stagedConfiguration } from "./configuration";
import type { Seen } from "./observation";
import { halves, refusedBy } from "./refusals";
import { nameOf, seenOf } from "./seen";
import type { Standing } from "./standing-stack";

/** Batches that nobody has applied yet; those at work on it take from its front and put back what is left. */
export type Queue = PlacedMutant[][];

export interface ObserverOptions {
  /** Name of the stack. */
  readonly name: string;
  /** What the mutants are made of. */
  readonly base: Attributes;
  /** Brings a copy of the stack up. */
  readonly open: (source: Source) => Promise<Standing>;
  /** Ends the work of all observers after the batches that they are at. */
  readonly signal: AbortSignal;
  /** Folder for this observer's configurations, and no other's. */
  readonly scratch: string;
  readonly onStep: (stack: string, step: string) => void;
  readonly onSeen: (seen: Seen) => void;
}

/** Lets mutants take the place of one standing copy of a stack, several at a time where they show apart. */
export class MutantObserver {
  /** Those that couldn't be told from what an apply before them had left, and are tried once more. */
  private readonly triedAgain = new Set<readonly PlacedMutant[]>();

  /** @param stack a copy that stands already; without one, it is brought up when the first batch comes */
  constructor(
    private readonly options: ObserverOptions,
    private stack?: Standing,
  ) {}

  /** Applies one batch after the other until none waits. */
  async observe(waiting: Queue): Promise<void> {
    const { signal } = this.options;
    for (let batch = waiting.shift(); batch !== undefined && !signal.aborted; batch = waiting.shift()) {
      this.say(`${batch.map(({ mutant }) => mutant.id).join("\n      ")}   (${waiting.length} more applies)`);
      await this.observeBatch(batch, waiting);
    }
  }

  async close(): Promise<void> {
    await this.stack?.close();
  }

  private async observeBatch(batch: PlacedMutant[], waiting: Queue): Promise<void> {
    const { base, name, onSeen } = this.options;
    const stack = await this.standing();
    const { errors, taken } = await stack.apply(this.staged(merged(base, batch)), anewIn(batch));
    const refused = refusedBy(errors, batch, taken);
    const only = batch.length === 1 ? batch[0] : undefined;
    const isTaken = only !== undefined && refused.some(({ wasTaken }) => wasTaken);
    if (errors.length === 0 || isTaken) {
      for (const seen of await seenOf(name, base, batch, stack)) {
        onSeen(seen);
      }
      return;
    }
    this.say(errors.map((error) => `error: ${error}`).join("\n      "));
    if (refused.length === 0) {
      if (!(await this.restore(stack)) && !this.triedAgain.has(batch)) {
        this.triedAgain.add(batch);
        waiting.unshift(batch);
      } else if (only !== undefined) {
        this.refuse(only, errors[0]);
      } else {
        waiting.unshift(...halves(batch));
      }
      return;
    }
    for (const { member, error, wasTaken } of refused) {
      if (wasTaken) {
        // what waits for it was left out: it comes again by itself
        waiting.push([member]);
      } else {
        this.refuse(member, error);
      }
    }
    const rest = batch.filter((member) => refused.every((one) => one.member !== member));
    if (rest.length > 0) {
      waiting.unshift(rest);
    } else {
      await this.restore(stack);
    }
  }

  /** False where what was left couldn't be put right: then nothing that failed is to blame for it. */
  private async restore(stack: Standing): Promise<boolean> {
    if ((await stack.apply(this.staged(this.options.base))).errors.length === 0) {
      return true;
    }
    this.say("brought up anew, since what is left can't be put right");
    this.stack = undefined;
    await stack.close();
    return false;
  }

  private async standing(): Promise<Standing> {
    const { base, open } = this.options;
    this.stack ??= await open(this.staged(base));
    return this.stack;
  }

  private staged(configuration: Attributes): Source {
    return stagedConfiguration(this.options.name, configuration, this.options.scratch);
  }

  private refuse({ mutant }: PlacedMutant, refused = ""): void {
    const { name, onSeen } = this.options;
    onSeen({ kind: "refusal", refusal: { stack: name, mutant: nameOf(mutant), refused } });
  }

  private say(step: string): void {
    this.options.onStep(this.options.name, step);
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
