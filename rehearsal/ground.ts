import { RehearsalError } from "./rehearsal-error";
import type { Source } from "./scratch/source";
import { openSession, type Session, type SessionOptions } from "./session";
import { giveReceipts } from "./steps/gates";
import { apply, init } from "./steps/life";
import { type OnStep, stepRunner } from "./steps/step-runner";
import { templatesOf } from "./terraform/template-facts";

export interface GroundedOptions extends SessionOptions {
  /**
   * Configurations that must stand first, in this order: what a stack looks up at plan lies in another one.
   * @default - none
   */
  readonly grounds?: readonly Source[];
  /**
   * Object id of a group: who deploys has the roles that the grounds have given it, and none besides.
   * @default - Contributor and the right to give roles, on the subscription
   */
  readonly deployerGroup?: string;
  /** azapi objects are replayed even where azapi is there. */
  readonly replay?: boolean;
  /** Hears of each step as it begins and ends. */
  readonly onStep?: OnStep;
}

/**
 * Opens a session in an Azure in which other configurations stand already. What they did is no part of what
 * is seen from now on, and stays until the simulated Azure ends.
 *
 * @throws {RehearsalError} if one of them can't be applied
 */
export async function openOnGround(options: GroundedOptions): Promise<Session> {
  const { grounds = [], ...own } = options;
  const variables = options.variables.filter(
    (value) => declares(own.source, value) || !grounds.some((ground) => declares(ground, value)),
  );
  const session = await openSession({ ...own, variables });
  try {
    for (const source of grounds) {
      await lay(source, { ...own, simulator: session.simulator });
    }
  } catch (error) {
    await session.close();
    throw error;
  }
  const { cloud, recorder } = session.simulator;
  cloud.authorization.deployerGroup = options.deployerGroup;
  if (grounds.length > 0) {
    recorder.forget();
    for (const { id } of cloud.store.all()) {
      session.standing.add(id);
    }
  }
  return session;
}

/** Whether a `name=value` is for this configuration; HCL's variables are Terraform's to read. */
function declares({ folder }: Source, value: string): boolean {
  return templatesOf(folder).some(({ variables }) =>
    variables.some(({ name }) => value.startsWith(`${name}=`)),
  );
}

async function lay(source: Source, options: GroundedOptions): Promise<void> {
  const variables = options.variables.filter((value) => declares(source, value));
  const ground = await openSession({ ...options, source, variables, stays: true });
  try {
    if (options.replay) {
      ground.replayAzapi();
    }
    giveReceipts(ground);
    const { steps, run } = stepRunner(options.onStep);
    const [first, second] = [`init ${source.name}`, `apply ${source.name}`];
    const isReady = await run(first, async () => ({ ...(await init(ground)), name: first }));
    if (!isReady || !(await run(second, () => apply(ground, second)))) {
      const problems = steps.flatMap((each) => each.problems);
      throw new RehearsalError(
        `${options.source.name} stands on ${source.name}, which can't be applied: ${problems.join("; ")}`,
        1,
      );
    }
  } finally {
    await ground.close();
  }
}
