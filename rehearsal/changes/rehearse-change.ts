import type { StepResult } from "../evidence/evidence";
import { type GroundedOptions, openOnGround } from "../ground";
import type { Source } from "../scratch/source";
import { openSession, type Session } from "../session";
import { initProblems } from "../steps/init-problems";
import { apply, emptyPlan, init, NOT_EMPTY } from "../steps/life";
import { errorsOf, step } from "../steps/step";
import { stepRunner } from "../steps/step-runner";
import { resourcesOf } from "../terraform/template-facts";
import { type ChangedResource, changeTable, losses } from "./change-table";
import { ofAzapi } from "./replayed-changes";

/** From what to what; each a configuration that can be applied. */
export interface ChangeSubject {
  readonly name: string;
  readonly title: string;
  readonly base: Source;
  /** @default - the base again: the change happens in Azure */
  readonly head?: Source;
  readonly behind?: (session: Session) => string;
  /** Another configuration that is applied in the same Azure. */
  readonly beside?: Source;
}

export interface ChangeOptions extends Omit<GroundedOptions, "source"> {
  /** Addresses of resources that may be replaced or destroyed although they hold data. */
  readonly allowed: readonly string[];
}

/** What a change did. */
export interface ChangeEvidence {
  readonly change: string;
  readonly title: string;
  readonly held: boolean;
  readonly changed: readonly ChangedResource[];
  readonly steps: readonly StepResult[];
  readonly seconds: number;
}

const APPLY_CHANGE = "apply the change";

/**
 * Applies a base, then its head, and shows what that creates, changes, replaces and destroys. The simulated
 * Azure is thrown away with it: to destroy is a rehearsal of its own.
 */
export async function rehearseChange(
  subject: ChangeSubject,
  options: ChangeOptions,
): Promise<ChangeEvidence> {
  const startedAt = Date.now();
  const session = await openOnGround({ ...options, source: subject.base });
  const { steps, run } = stepRunner(options.onStep);
  let changed: ChangedResource[] = [];
  try {
    if (options.replay) {
      session.replayAzapi();
    }
    if ((await run("init", () => init(session))) && (await run("apply", () => apply(session)))) {
      let isOpen = false;
      const happens = (): Promise<StepResult> =>
        step("change", subject.title, async () => {
          const { replayed } = session;
          const seen = await happen(subject, session, options);
          const result = await session.run("plan");
          isOpen = result.exitCode === NOT_EMPTY;
          changed = changeTable(
            ofAzapi(result.planned, [...replayed, ...session.replayed]),
            new Map([
              ...resourcesOf(subject.base.folder),
              ...resourcesOf((subject.head ?? subject.base).folder),
            ]),
          );
          return {
            seen: [seen, countText(changed, isOpen)].filter((text) => text !== "").join("; "),
            problems: [
              ...errorsOf(result),
              ...(subject.head === undefined ? unexpected(changed, isOpen) : []),
              ...losses(changed, options.allowed),
            ],
          };
        });
      if ((await run("change", happens)) && isOpen) {
        await run(APPLY_CHANGE, () => apply(session, APPLY_CHANGE));
        await run("plan", () => emptyPlan(session));
      }
    }
  } finally {
    await session.close();
  }
  const held = steps.every((each) => each.held);
  const seconds = (Date.now() - startedAt) / 1000;
  return { change: subject.name, title: subject.title, held, changed, steps, seconds };
}

/** Makes it happen: in Azure, beside, or by another configuration in place of the first. */
async function happen(subject: ChangeSubject, session: Session, options: ChangeOptions): Promise<string> {
  if (subject.beside !== undefined) {
    await applyBeside(subject.beside, session, options);
  }
  if (subject.head !== undefined) {
    session.restage(subject.head);
    // another version of a provider may have to be installed
    mustHold(
      subject.head,
      initProblems(await session.run("init", { args: ["-upgrade"] }), session.providers),
    );
  }
  return subject.behind?.(session) ?? "";
}

/** Applies another configuration in the same Azure, and takes it down again. */
async function applyBeside(source: Source, session: Session, options: ChangeOptions): Promise<void> {
  const other = await openSession({ ...options, source, simulator: session.simulator });
  try {
    if (options.replay) {
      other.replayAzapi();
    }
    mustHold(source, (await init(other)).problems);
    mustHold(source, (await apply(other)).problems);
    mustHold(source, errorsOf(await other.run("destroy")));
  } finally {
    await other.close();
  }
}

function mustHold({ name }: Source, problems: readonly string[]): void {
  if (problems.length > 0) {
    throw new Error(`${name}: ${problems.join("; ")}`);
  }
}

/** What happens in Azure by itself, or beside, must not show in the plan. */
function unexpected(changed: readonly ChangedResource[], isOpen: boolean): string[] {
  return changed.length === 0 && isOpen
    ? ["outputs: would change"]
    : changed.map(({ address, kind }) => `${address}: would ${kind}`);
}

function countText(changed: readonly ChangedResource[], isOpen: boolean): string {
  const kinds = [...new Set(changed.map(({ kind }) => kind))];
  if (kinds.length === 0) {
    return isOpen ? "outputs change" : "the plan is empty";
  }
  return kinds.map((kind) => `${changed.filter((each) => each.kind === kind).length} ${kind}`).join(", ");
}
