import { scratchFolder } from "../measure";
import type { Checkov } from "./checkov";
import { mlzoneFindings } from "./mlzone";
import type { Originals } from "./originals";

/** What a tool reports of a sound stack. */
export interface Alarm {
  readonly tool: "mlzone" | "checkov";
  /** Rule or check. */
  readonly id: string;
  /** What the rule says, or what the check is called. */
  readonly says: string;
  /** The stacks that it is raised on, each as often as it is. */
  readonly stacks: readonly string[];
}

/**
 * What fails on the sound stacks, by rule and check. What somebody accepted is no alarm: the
 * acceptance stands beside the stack, where checkov doesn't look for it, and `judgements.ts` says so.
 */
export async function alarmsOnOriginals({ output, stacks }: Originals, checkov: Checkov): Promise<Alarm[]> {
  const ours = (await mlzoneFindings(scratchFolder(), output))
    .filter(({ standing }) => standing !== "acknowledged")
    .map(({ stack, rule, message }): Alarm => ({ tool: "mlzone", id: rule, says: message, stacks: [stack] }));
  const theirs: Alarm[] = [];
  for (const { name, folder } of stacks) {
    const failed = await checkov.failedChecks({ framework: "terraform_json", folder });
    theirs.push(
      ...failed.map((one): Alarm => ({ tool: "checkov", id: one.id, says: one.name, stacks: [name] })),
    );
  }
  return together([...ours, ...theirs]);
}

/** One entry for each id, with all of its stacks. */
export function together(alarms: readonly Alarm[]): Alarm[] {
  const byId = new Map<string, Alarm>();
  for (const one of alarms) {
    const before = byId.get(one.id);
    byId.set(one.id, before === undefined ? one : { ...before, stacks: [...before.stacks, ...one.stacks] });
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
