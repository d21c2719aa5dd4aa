import * as fs from "node:fs";
import * as path from "node:path";
import type { StepResult } from "../evidence/evidence";
import { type GroundedOptions, openOnGround } from "../ground";
import type { Session } from "../session";
import { giveReceipts } from "../steps/gates";
import { apply, destroy, init } from "../steps/life";
import { protectedResources, switchProtectionOff } from "../steps/protection";
import { errorsOf, step } from "../steps/step";
import { type RunStep, stepRunner } from "../steps/step-runner";
import { readState } from "../terraform/state";
import type { Armed, Fault, FaultHit } from "./fault";
import { planResources } from "./planned-resources";
import { Random } from "./random";
import { strike } from "./strike";
import { type Target, targetsOf } from "./target";

export interface FaultOptions extends GroundedOptions {
  /** Draws what is struck. */
  readonly seed: number;
}

/** What a fault did, and what held in spite of it. */
export interface FaultEvidence {
  readonly fault: string;
  readonly seed: number;
  readonly held: boolean;
  /** That it really fired, and where. */
  readonly fired: readonly FaultHit[];
  /** What a person did so that the next apply could work. */
  readonly person: readonly string[];
  readonly steps: readonly StepResult[];
  readonly seconds: number;
}

/**
 * One fault, and what must hold each time: Terraform says what is wrong, a second apply converges, the
 * plan is empty, state and control plane agree, destroy is clean.
 *
 * @throws {RehearsalError} where it can't even begin
 */
export async function rehearseFault(fault: Fault, options: FaultOptions): Promise<FaultEvidence> {
  const startedAt = Date.now();
  const session = await openOnGround(options);
  try {
    if (options.replay) {
      session.replayAzapi();
    }
    const seen = await rehearseIn(session, fault, options);
    return {
      fault: fault.name,
      seed: options.seed,
      held: seen.steps.every(({ held }) => held),
      ...seen,
      seconds: (Date.now() - startedAt) / 1000,
    };
  } finally {
    await session.close();
  }
}

/** The whole life of a session; what fails leaves the next steps out, apart from destroy. */
export async function rehearseIn(
  session: Session,
  fault: Fault,
  { seed, onStep }: Pick<FaultOptions, "seed" | "onStep">,
): Promise<Pick<FaultEvidence, "steps" | "fired" | "person">> {
  const { steps, run } = stepRunner(onStep);
  giveReceipts(session);
  const isReady = await run("init", () => init(session));
  let held = isReady;
  if (held && fault.from === "everything") {
    held = await run("apply", () => apply(session));
  }
  const found: { armed?: Armed } = {};
  if (held) {
    await run("armed", () =>
      step("armed", "the fault finds what it strikes", async () => {
        const { targets, problems } =
          fault.from === "everything" ? await standing(session) : await planned(session);
        if (problems.length === 0) {
          found.armed = await fault.arm({ session, random: new Random(seed), targets });
        }
        return { seen: `${targets.length} resources to choose from`, problems };
      }),
    );
  }
  const { armed } = found;
  const { fired, person } =
    armed === undefined ? { fired: [], person: [] } : await strike(session, fault, armed, run);
  if (isReady) {
    await unprotect(session, run);
    await run("destroy", () => destroy(session));
  }
  return { steps, fired, person };
}

/** What the first apply would make. */
async function planned(session: Session): Promise<Found> {
  const { resources, result } = await planResources(session);
  return { targets: targetsOf(resources), problems: errorsOf(result) };
}

async function standing(session: Session): Promise<Found> {
  return { targets: targetsOf(await readState(session)), problems: [] };
}

interface Found {
  readonly targets: readonly Target[];
  readonly problems: readonly string[];
}

/** Asks Terraform only where the configuration speaks of it at all: the question takes a plan. */
async function unprotect(session: Session, run: RunStep): Promise<void> {
  const mentions = fs
    .readdirSync(session.folder)
    .filter((name) => /\.tf(\.json)?$/.test(name))
    .some((name) => fs.readFileSync(path.join(session.folder, name), "utf8").includes("prevent_destroy"));
  const addresses = mentions ? await protectedResources(session) : [];
  if (addresses.length > 0) {
    await run("protection off", () => switchProtectionOff(session, addresses, undefined));
  }
}
