import type { StepResult } from "../evidence/evidence";
import type { Fault } from "../faults/fault";
import { Random } from "../faults/random";
import { type GroundedOptions, openOnGround } from "../ground";
import type { Source } from "../scratch/source";
import { giveReceipts } from "../steps/gates";
import { apply, init } from "../steps/life";
import { step } from "../steps/step";
import { stepRunner } from "../steps/step-runner";
import { type ChangeStepEvidence, goThrough, type StrikingFault } from "./change-step";
import type { SubjectStep } from "./happen";
import { answered, TrafficWatch } from "./traffic-watch";

/** From what to what; each a configuration that can be applied. */
export interface ChangeSubject {
  readonly name: string;
  readonly title: string;
  readonly base: Source;
  /** What the base stands on. @default - the grounds of the rehearsal */
  readonly grounds?: readonly Source[];
  /** One after the other, in the same Azure. */
  readonly steps: readonly SubjectStep[];
}

export interface ChangeOptions extends Omit<GroundedOptions, "source"> {
  /** Addresses of resources that may be replaced or destroyed although they hold data. */
  readonly allowed: readonly string[];
  /** Strikes while each step is applied; the seed draws what. @default - nothing goes wrong */
  readonly striking?: { readonly fault: Fault; readonly seed: number };
}

/** What a change did. */
export interface ChangeEvidence {
  readonly change: string;
  readonly title: string;
  readonly held: boolean;
  /** The fault that struck each step, and the seed that drew what; undefined where nothing went wrong. */
  readonly fault?: string;
  readonly seed?: number;
  /** What each step of the change did, as far as it came. */
  readonly stages: readonly ChangeStepEvidence[];
  readonly steps: readonly StepResult[];
  readonly seconds: number;
}

/**
 * Applies a base, then what follows, step by step, and shows what each creates, changes, replaces and destroys.
 * The simulated Azure is thrown away with it: to destroy is a rehearsal of its own.
 */
export async function rehearseChange(
  subject: ChangeSubject,
  options: ChangeOptions,
): Promise<ChangeEvidence> {
  const startedAt = Date.now();
  const { grounds = options.grounds } = subject;
  const session = await openOnGround({ ...options, grounds, source: subject.base });
  const { cloud, recorder } = session.simulator;
  const watch = new TrafficWatch(cloud.store);
  recorder.observers.add((write) => watch.see(write));
  const { steps, run } = stepRunner(options.onStep);
  const stages: ChangeStepEvidence[] = [];
  try {
    if (options.replay) {
      session.replayAzapi();
    }
    const striking = strikingFault(options);
    giveReceipts(session);
    let stands = (await run("init", () => init(session))) && (await run("apply", () => apply(session)));
    session.give({});
    await answered(watch, run, "traffic");
    let before = subject.base;
    for (const next of subject.steps) {
      if (stands) {
        const scene = { session, run, options, allowed: options.allowed, before, watch, striking };
        const stage = await goThrough(next, scene);
        stages.push(stage);
        stands = stage.held;
        before = next.refused === undefined ? (next.head ?? before) : before;
      }
    }
    if (striking !== undefined && stands) {
      await run("struck", () => mustHaveStruck(stages));
    }
    return {
      change: subject.name,
      title: subject.title,
      held: steps.every((each) => each.held),
      ...(options.striking && { fault: options.striking.fault.name, seed: options.striking.seed }),
      stages,
      steps,
      seconds: (Date.now() - startedAt) / 1000,
    };
  } finally {
    await session.close();
  }
}

/** A fault that found nothing to strike has shown nothing. */
function mustHaveStruck(stages: readonly ChangeStepEvidence[]): Promise<StepResult> {
  return step("struck", "the fault struck some step of the change", async () => {
    const count = stages.filter(({ fired }) => fired.length > 0).length;
    return {
      seen: `${count} of ${stages.length} steps`,
      problems: count === 0 ? ["the fault never fired"] : [],
    };
  });
}

function strikingFault({ striking }: ChangeOptions): StrikingFault | undefined {
  return striking && { fault: striking.fault, random: new Random(striking.seed) };
}
