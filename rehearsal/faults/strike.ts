import type { StepResult } from "../evidence/evidence";
import type { Session } from "../session";
import { emptyPlan } from "../steps/life";
import { errorsOf, step } from "../steps/step";
import type { RunStep } from "../steps/step-runner";
import { addressWithId, readState } from "../terraform/state";
import { converge, importCommand } from "./adopt";
import { disagreements } from "./agreement";
import { addressInErrors } from "./expectation";
import type { Armed, Fault, FaultHit } from "./fault";

/** What a fault struck, and what a person did about it. */
export interface Struck {
  /** Empty where it never fired. */
  readonly fired: readonly FaultHit[];
  /** A sentence or a command each. */
  readonly person: readonly string[];
}

export interface StrikeOptions {
  /** Before the names of the steps. @default - none */
  readonly prefix?: string;
  /** It may find nothing to strike; then the command must hold as it is. @default false */
  readonly mayMiss?: boolean;
}

/** Lets a fault strike, and what must hold after it. */
export async function strike(
  session: Session,
  fault: Fault,
  armed: Armed,
  run: RunStep,
  { prefix = "", mayMiss = false }: StrikeOptions = {},
): Promise<Struck> {
  const person: string[] = [];
  const named = (name: string): string => `${prefix}${name}`;
  let hits: readonly FaultHit[] = [];
  const isHeld = await run(named(fault.name), () =>
    step(named(fault.name), armed.expects.claim, async () => {
      const result = await (armed.strike?.() ?? session.run(fault.strikes));
      const fired = armed.fired();
      if (fired.length === 0) {
        return mayMiss
          ? { seen: "nothing here that it could strike: applied as it is", problems: errorsOf(result) }
          : { seen: "", problems: ["the fault never fired"] };
      }
      hits = fired.map((hit) => withAddress(hit, addressInErrors(hit, result)));
      return armed.expects.judge(result, fired);
    }),
  );
  armed.disarm();
  if (mayMiss && hits.length === 0) {
    session.give({});
    if (isHeld) {
      await run(named("plan"), () => emptyPlan(session, named("plan")));
    }
    return { fired: [], person };
  }
  // what went wrong so far is no reason to leave the rest untried
  const second = named("second apply");
  if (await run(second, () => secondApply(session, armed, person, second))) {
    // the receipts of gates: what they let pass once stays passed
    session.give({});
    await run(named("plan"), () => emptyPlan(session, named("plan")));
    await run(named("agreement"), () => agreement(session, armed, named("agreement")));
  }
  return { fired: await withAddresses(session, hits), person };
}

function secondApply(session: Session, armed: Armed, person: string[], name: string): Promise<StepResult> {
  return step(name, "a second apply converges", async () => {
    person.push(...((await armed.repair?.()) ?? []));
    const { imports, problems } = await converge(session, armed.imports?.());
    person.push(...imports.map(importCommand));
    return {
      seen: imports.length === 0 ? "converged" : `converged after ${imports.length} imports`,
      problems,
    };
  });
}

function agreement(session: Session, armed: Armed, name: string): Promise<StepResult> {
  return step(name, "state and control plane agree: no orphan, no duplicate", async () => {
    const state = await readState(session);
    const { cloud, recorder } = session.simulator;
    const replayed = recorder.writes.flatMap(({ sender, path: id }) => (sender === "replay" ? [id] : []));
    return {
      seen: `${state.length} addresses, ${cloud.store.size} objects`,
      problems: [
        ...disagreements(state, cloud.store, [...replayed, ...session.standing]),
        ...(armed.mended?.() ?? []),
      ],
    };
  });
}

/** Names that only Azure's answer told, as those of role assignments, are in the state by now. */
async function withAddresses(session: Session, hits: readonly FaultHit[]): Promise<FaultHit[]> {
  const state = hits.some(({ address }) => address === undefined) ? await readState(session) : [];
  return hits.map((hit) => withAddress(hit, hit.address ?? addressWithId(state, hit.path)));
}

function withAddress(hit: FaultHit, address: string | undefined): FaultHit {
  return address === undefined ? hit : { ...hit, address };
}
