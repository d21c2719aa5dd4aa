import type { Source } from "../scratch/source";
import { openSession, type Session, type SessionOptions } from "../session";
import { initProblems } from "../steps/init-problems";
import { apply, init } from "../steps/life";
import { errorsOf } from "../steps/step";
import type { Behind } from "./change";

/** What happens, with configurations that can be applied. */
export interface SubjectStep {
  readonly name: string;
  readonly title: string;
  /** @default - the configuration that stands: the change happens in Azure */
  readonly head?: Source;
  /** Words with which the plan must refuse `head`. @default - it is applied */
  readonly refused?: string;
  readonly behind?: Behind;
  /** Another configuration that is applied in the same Azure. */
  readonly beside?: Source;
}

export interface HappenOptions extends Omit<SessionOptions, "source"> {
  /** azapi objects are replayed even where azapi is there. */
  readonly replay?: boolean;
}

/**
 * Makes it happen: in Azure, beside, or by another configuration in place of the first.
 *
 * @throws with what went wrong
 */
export async function happen(
  subject: SubjectStep,
  session: Session,
  options: HappenOptions,
): Promise<string> {
  if (subject.beside !== undefined) {
    await applyBeside(subject.beside, session, options);
  }
  if (subject.head !== undefined) {
    await takeHead(subject.head, session);
  }
  return (await subject.behind?.(session)) ?? "";
}

/** Another version of a provider may have to be installed; synthesized JSON says whether. */
async function takeHead(head: Source, session: Session): Promise<void> {
  const before = JSON.stringify(session.providers.sources);
  session.restage(head);
  const isKnown = head.template !== undefined && session.source.template !== undefined;
  if (!isKnown || JSON.stringify(session.providers.sources) !== before) {
    mustHold(head, initProblems(await session.run("init", { args: ["-upgrade"] }), session.providers));
  }
}

/** Applies another configuration in the same Azure, and takes it down again. */
async function applyBeside(source: Source, session: Session, options: HappenOptions): Promise<void> {
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
