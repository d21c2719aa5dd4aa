import type { Evidence, StepResult } from "./evidence/evidence";
import { summarize } from "./evidence/summarize";
import { type GroundedOptions, openOnGround } from "./ground";
import type { Session } from "./session";
import type { RecordedRequest } from "./simulator/recorder";
import { type Gate, giveReceipts } from "./steps/gates";
import { isGuarded, refusedTampering } from "./steps/guardrails";
import { apply, applyAgain, destroy, emptyPlan, init } from "./steps/life";
import { protectedResources, refusedDestroy, switchProtectionOff, type Unprotect } from "./steps/protection";
import { step } from "./steps/step";
import { type RunStep, stepRunner } from "./steps/step-runner";

export interface RehearsalOptions extends GroundedOptions {
  /** The configuration with its own protection switched off, asked for when destroy is refused. */
  readonly unprotect?: Unprotect;
  /** Looks at the simulated Azure while everything stands, e.g. to evaluate policies. */
  readonly inspect?: (session: Session) => Promise<Inspected>;
}

/** What a look at the simulated Azure adds. */
export interface Inspected extends Partial<Pick<Evidence, "policies" | "notes">> {
  readonly step?: StepResult;
}

/** What a rehearsal found, and every write that it was found on. */
export interface Rehearsal {
  readonly evidence: Evidence;
  readonly writes: readonly RecordedRequest[];
}

/**
 * The whole life of a configuration: init, apply, an empty plan, an apply that changes nothing, what its own
 * policies refuse, destroy.
 * What fails is in the evidence; later steps that depend on it are left out, destroy is tried always.
 *
 * @throws {RehearsalError} where it can't even begin
 */
export async function rehearse(options: RehearsalOptions): Promise<Rehearsal> {
  const startedAt = new Date();
  const session = await openOnGround({ ...options, stays: true });
  try {
    if (options.replay) {
      session.replayAzapi();
    }
    const { steps, run } = stepRunner(options.onStep);
    let found: Inspected = {};
    const given = giveReceipts(session);
    if (await run("init", () => init(session))) {
      const isMade = await run("apply", () => apply(session));
      session.give({});
      const stands =
        isMade &&
        (await run("plan", () => emptyPlan(session))) &&
        (await run("apply again", () => applyAgain(session)));
      if (stands) {
        found = (await options.inspect?.(session).catch(notInspected)) ?? {};
        const { step: added } = found;
        if (added !== undefined) {
          await run(added.name, async () => added);
        }
        // without the definitions nobody knows what an assignment refuses
        const assigned = options.checks?.assigned;
        if (assigned !== undefined && isGuarded(session)) {
          await run("guardrails", () => refusedTampering(session, assigned));
        }
      }
      await end(session, options, run);
    }
    const group = options.deployerGroup;
    const notes = [
      ...(found.notes ?? []),
      ...given.map(noteOf),
      ...(group === undefined ? [] : [`Who deployed had the roles of the group ${group}, and none besides`]),
    ];
    const terraform = options.terraform.version;
    const evidence = summarize(session, { startedAt, steps, terraform, ...found, notes });
    return { evidence, writes: session.simulator.recorder.writes };
  } finally {
    await session.close();
  }
}

function noteOf({ endpoint, step: name }: Gate): string {
  return `The gate of ${endpoint} before step ${name} was given a receipt, as if its smoke test had held: only a rehearsal of the rollout shows it shut`;
}

/** A look that came to nothing is a failed step: destroy is tried always. */
async function notInspected(error: unknown): Promise<Inspected> {
  return { step: await step("inspect", "what stands can be looked at", () => Promise.reject(error)) };
}

/** Destroys; what protects itself must refuse first, and go only when its switch is off. */
async function end(session: Session, options: RehearsalOptions, run: RunStep): Promise<void> {
  const addresses = await protectedResources(session);
  if (addresses.length > 0) {
    await run("destroy refused", () => refusedDestroy(session, addresses));
    await run("protection off", () => switchProtectionOff(session, addresses, options.unprotect));
  }
  await run("destroy", () => destroy(session));
}
