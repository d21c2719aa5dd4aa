import * as fs from "node:fs";
import * as path from "node:path";
import {
  type Change,
  type ChangeEvidence,
  type ChangeOptions,
  type ChangeSubject,
  durationText,
  LANDING_ZONE_CHANGES,
  readSource,
  rehearseChange,
  type Source,
} from "../../rehearsal";
import { paragraph, table } from "../../terminal/layout";
import { usageError } from "../cli-error";
import type { Progress } from "./progress";
import type { Subject } from "./subjects";

const ALL = "all";

/** A change that can't be made of a stack, and why. */
interface LeftOut {
  readonly name: string;
  readonly why: string;
}

/**
 * The changes that were named, made of a stack by asking its app for the variants. One that the stack's
 * configuration doesn't know is left out and said.
 */
export async function changesOf(
  subject: Subject,
  names: readonly string[],
): Promise<{ readonly changes: ChangeSubject[]; readonly leftOut: LeftOut[] }> {
  const known = LANDING_ZONE_CHANGES.map(({ name }) => name);
  const unknown = names.filter((name) => name !== ALL && !known.includes(name));
  if (unknown.length > 0) {
    throw usageError(`no change is called ${unknown.join(", ")}; there are ${known.join(", ")} and all.`);
  }
  const { variant, source } = subject;
  if (variant === undefined) {
    throw usageError(
      `${source.name} is a folder: --change takes stacks of an app; for folders there is --to.`,
    );
  }
  const changes: ChangeSubject[] = [];
  const leftOut: LeftOut[] = [];
  for (const change of LANDING_ZONE_CHANGES.filter(
    ({ name }) => names.includes(ALL) || names.includes(name),
  )) {
    try {
      const made = await changeOf(change, source, variant);
      if (made.head !== undefined && isSame(made.base, made.head)) {
        leftOut.push({ name: change.name, why: `it changes nothing of ${source.name}.` });
      } else {
        changes.push(made);
      }
    } catch (error) {
      leftOut.push({ name: change.name, why: error instanceof Error ? error.message : String(error) });
    }
  }
  return { changes, leftOut };
}

/** Asks the app for what is applied before, after and beside. */
async function changeOf(
  { name, title, behind, base, head, beside }: Change,
  source: Source,
  variant: NonNullable<Subject["variant"]>,
): Promise<ChangeSubject> {
  const changed = head === undefined ? source : await variant(head);
  return {
    name,
    title,
    behind,
    base: base === undefined ? source : await variant(base),
    head: base === undefined && head === undefined ? undefined : changed,
    beside: beside === undefined ? undefined : await variant(beside),
  };
}

/** Whether two variants are the same configuration: then a rehearsal of the change would show nothing. */
function isSame(one: Source, other: Source): boolean {
  const text = ({ folder, template }: Source): string =>
    template === undefined ? folder : fs.readFileSync(path.join(folder, template), "utf8");
  return text(one) === text(other);
}

/** The change from a subject to a folder. */
export function changeTo({ source }: Subject, folder: string): ChangeSubject {
  const head = readSource(folder, source.name);
  return { name: "to", title: `from ${source.name} to ${folder}`, base: source, head };
}

/** Rehearses changes, several side by side; each has a simulated Azure of its own. */
export async function rehearseChanges(
  changes: readonly ChangeSubject[],
  options: Omit<ChangeOptions, "allowed">,
  allowed: readonly string[],
  jobs: number,
  progress: Progress,
): Promise<ChangeEvidence[]> {
  const waiting = [...changes.entries()];
  const results: ChangeEvidence[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, change] = next;
      results[index] = await rehearseChange(change, {
        ...options,
        allowed,
        onEvent: (_, event) => progress.event(change.name, event),
        onStep: (step, result) =>
          result === undefined ? progress.begin(change.name, step) : progress.end(change.name, result),
      });
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: jobs }, work));
  const broken = outcomes.find((outcome) => outcome.status === "rejected");
  if (broken !== undefined) {
    throw broken.reason;
  }
  return results;
}

/** What each change did, and the resources that it touches, the worst first. */
export function changeSummary(results: readonly ChangeEvidence[], leftOut: readonly LeftOut[]): string {
  return [
    results.length === 0
      ? ""
      : table(
          results.map(({ held, change, seconds, changed }) => [
            held ? "held" : "FAILED",
            change,
            durationText(seconds),
            countText(changed),
          ]),
          ["left", "left", "right", "left"],
          3,
        ),
    ...results.map((result) => details(result)),
    ...leftOut.map(({ name, why }) => paragraph(`${name} was left out: ${why}`)),
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

function countText(changed: ChangeEvidence["changed"]): string {
  const kinds = ["create", "update", "replace", "delete"];
  const counts = kinds
    .map((kind) => ({ kind, count: changed.filter((each) => each.kind === kind).length }))
    .filter(({ count }) => count > 0);
  return counts.length === 0
    ? "changes nothing"
    : counts.map(({ kind, count }) => `${count} ${kind}`).join(", ");
}

function details({ change, changed, steps }: ChangeEvidence): string {
  const problems = steps.flatMap((step) => step.problems);
  const lines = [
    ...changed.map(
      ({ kind, address, loses }) => `    ${kind.padEnd(8)} ${address}${loses ? `  loses ${loses}` : ""}`,
    ),
    ...problems.map((problem) => paragraph(problem, 4)),
  ];
  return lines.length === 0 ? "" : [`  ${change}`, ...lines].join("\n");
}
