import type { StepResult } from "../evidence/evidence";
import type { Session } from "../session";
import { initProblems } from "./init-problems";
import { errorsOf, step } from "./step";

/** What `plan -detailed-exitcode` ends with where something would change. */
export const NOT_EMPTY = 2;
const WRITES = new Set(["PUT", "PATCH", "DELETE"]);

/** init: the pinned providers are there. */
export function init(session: Session): Promise<StepResult> {
  return step("init", "terraform finds the pinned providers", async () => {
    let result = await session.run("init");
    if (result.exitCode !== 0 && session.providers.lacksAzapi) {
      session.replayAzapi();
      result = await session.run("init");
    }
    const problems = initProblems(result, session.providers);
    return { seen: problems.length === 0 ? "providers installed" : "", problems };
  });
}

/** apply: everything is made. */
export function apply(session: Session, name = "apply"): Promise<StepResult> {
  return step(name, "everything that is planned is made", async () => {
    const result = await session.run("apply");
    const problems = errorsOf(result);
    const count = result.applied.filter(({ action }) => action === "create").length;
    return { seen: `${count} resources made`, problems, count };
  });
}

/** plan: nothing is left to do. */
export function emptyPlan(session: Session, name = "plan"): Promise<StepResult> {
  return step(name, "the next plan is empty", async () => {
    const result = await session.run("plan");
    const resources = result.planned.map(({ address, action }) => `${address}: would ${action}`);
    const changes =
      resources.length === 0 && result.exitCode === NOT_EMPTY ? ["outputs: would change"] : resources;
    return {
      seen: changes.length === 0 ? "no changes" : `${changes.length} changes`,
      problems: [...errorsOf(result), ...changes],
    };
  });
}

/** apply again: neither Terraform nor the control plane sees a change. */
export function applyAgain(session: Session): Promise<StepResult> {
  return step("apply again", "a second apply sends nothing that changes anything", async () => {
    const before = session.simulator.recorder.writes.length;
    const result = await session.run("apply");
    const writes = session.simulator.recorder.writes.slice(before).filter(({ method }) => WRITES.has(method));
    return {
      seen: `${writes.length} writes`,
      problems: [
        ...errorsOf(result),
        ...result.applied.map(({ address, action }) => `${address}: ${action}`),
        ...writes.map(({ method, path }) => `${method} ${path}`),
      ],
    };
  });
}

/** destroy: nothing is left but what Azure keeps. */
export function destroy(session: Session): Promise<StepResult> {
  return step("destroy", "nothing is left but what Azure itself keeps", async () => {
    const result = await session.run("destroy");
    const left = session.simulator.cloud.store
      .all()
      .filter(({ id }) => !session.standing.has(id))
      .map(({ id }) => `left behind: ${id}`);
    const kept = session.simulator.cloud.softDeleted.size;
    return {
      seen: `${result.changes?.remove ?? 0} resources destroyed, ${kept} kept by Azure as soft-deleted`,
      problems: [...errorsOf(result), ...left],
    };
  });
}
