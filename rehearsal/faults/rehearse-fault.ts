import * as fs from "node:fs";
import * as path from "node:path";
import { readPlanJson } from "../../terraform-json";
import type { StepResult } from "../evidence/evidence";
import { type GroundedOptions, openOnGround } from "../ground";
import type { Session } from "../session";
import { apply, destroy, emptyPlan, init } from "../steps/life";
import { protectedResources, switchProtectionOff } from "../steps/protection";
import { errorsOf, step } from "../steps/step";
import { type RunStep, stepRunner } from "../steps/step-runner";
import { addressWithId, readState } from "../terraform/state";
import { converge, importCommand } from "./adopt";
import { disagreements } from "./agreement";
import { addressInErrors } from "./expectation";
import type { Armed, Fault, FaultHit } from "./fault";
import { Random } from "./random";
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

const PLAN_FILE = "fault.tfplan";

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
  const isReady = await run("init", () => init(session));
  let held = isReady;
  if (held && fault.from === "everything") {
    held = await run("apply", () => apply(session));
  }
  const found: { armed?: Armed } = {};
  if (held) {
    await run("armed", () =>
      step("armed", "the fault finds what it strikes", async () => {
        const { targets, problems } = await targetsIn(session, fault);
        if (problems.length === 0) {
          found.armed = await fault.arm({ session, random: new Random(seed), targets });
        }
        return { seen: `${targets.length} resources to choose from`, problems };
      }),
    );
  }
  const { fired, person } = await aftermath(session, fault, found.armed, run);
  if (isReady) {
    await unprotect(session, run);
    await run("destroy", () => destroy(session));
  }
  return { steps, fired, person };
}

/** The strike, and what must hold after it. */
async function aftermath(
  session: Session,
  fault: Fault,
  armed: Armed | undefined,
  run: RunStep,
): Promise<Pick<FaultEvidence, "fired" | "person">> {
  const person: string[] = [];
  if (armed === undefined) {
    return { fired: [], person };
  }
  let hits: readonly FaultHit[] = [];
  await run(fault.name, () =>
    step(fault.name, armed.expects.claim, async () => {
      const result = await (armed.strike?.() ?? session.run(fault.strikes));
      const { seen, problems } = armed.expects.judge(result, armed.fired());
      hits = armed.fired().map((hit) => withAddress(hit, addressInErrors(hit, result)));
      return { seen, problems: hits.length === 0 ? ["the fault never fired"] : problems };
    }),
  );
  armed.disarm();
  // what went wrong so far is no reason to leave the rest untried
  if (await run("second apply", () => secondApply(session, armed, person))) {
    await run("plan", () => emptyPlan(session));
    await run("agreement", () => agreement(session, armed));
  }
  return { fired: await withAddresses(session, hits), person };
}

/** What the first apply would make, or what stands. */
async function targetsIn(
  session: Session,
  fault: Fault,
): Promise<{ readonly targets: readonly Target[]; readonly problems: readonly string[] }> {
  if (fault.from === "everything") {
    return { targets: targetsOf(await readState(session)), problems: [] };
  }
  const file = path.join(session.folder, PLAN_FILE);
  const result = await session.run("plan", { args: [`-out=${file}`] });
  const problems = errorsOf(result);
  if (problems.length > 0) {
    return { targets: [], problems };
  }
  const { text } = await session.run("show", { args: ["-json", file] });
  fs.rmSync(file, { force: true });
  const planned = readPlanJson(text).plannedResources.filter(({ mode }) => mode === "managed");
  return { targets: targetsOf(planned), problems };
}

function secondApply(session: Session, armed: Armed, person: string[]): Promise<StepResult> {
  return step("second apply", "a second apply converges", async () => {
    person.push(...((await armed.repair?.()) ?? []));
    const { imports, problems } = await converge(session, armed.imports?.());
    person.push(...imports.map(importCommand));
    return {
      seen: imports.length === 0 ? "converged" : `converged after ${imports.length} imports`,
      problems,
    };
  });
}

function agreement(session: Session, armed: Armed): Promise<StepResult> {
  return step("agreement", "state and control plane agree: no orphan, no duplicate", async () => {
    const state = await readState(session);
    const { cloud, recorder } = session.simulator;
    const replayed = recorder.writes.flatMap(({ sender, path: id }) => (sender === "replay" ? [id] : []));
    return {
      seen: `${state.length} addresses, ${cloud.store.size} objects`,
      problems: [...disagreements(state, cloud.store, replayed), ...(armed.mended?.() ?? [])],
    };
  });
}

/** Names that only Azure's answer told, as those of role assignments, are in the state by now. */
async function withAddresses(session: Session, hits: readonly FaultHit[]): Promise<FaultHit[]> {
  const state = hits.some(({ address }) => address === undefined) ? await readState(session) : [];
  return hits.map((hit) => {
    return withAddress(hit, hit.address ?? addressWithId(state, hit.path));
  });
}

function withAddress(hit: FaultHit, address: string | undefined): FaultHit {
  return address === undefined ? hit : { ...hit, address };
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
