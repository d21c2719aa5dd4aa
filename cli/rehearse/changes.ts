import * as fs from "node:fs";
import * as path from "node:path";
import {
  type Change,
  type ChangeStep,
  type ChangeSubject,
  LANDING_ZONE_CHANGES,
  readSource,
  SERVING_CHANGES,
  type Source,
  type SubjectStep,
  stepsOf,
} from "../../rehearsal";
import { usageError } from "../cli-error";
import { sideBySide } from "./side-by-side";
import type { Subject, Variant } from "./subjects";

const ALL = "all";
/** The app runs once a variant, and takes a core for seconds. */
const APPS = 2;

/** A change that can't be made of a stack, and why. */
export interface LeftOut {
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
  const { grounds, source, variant } = subject;
  // what stands on a landing zone serves
  const known = grounds.length > 0 ? SERVING_CHANGES : LANDING_ZONE_CHANGES;
  const unknown = names.filter((name) => name !== ALL && !known.some((change) => change.name === name));
  if (unknown.length > 0) {
    throw usageError(
      `no change is called ${unknown.join(", ")}; of ${source.name} there are ${known.map(({ name }) => name).join(", ")} and all.`,
    );
  }
  if (variant === undefined) {
    throw usageError(
      `${source.name} is a folder: --change takes stacks of an app; for folders there is --to.`,
    );
  }
  const changes: ChangeSubject[] = [];
  const leftOut: LeftOut[] = [];
  for (const change of known.filter(({ name }) => names.includes(ALL) || names.includes(name))) {
    try {
      const made = await changeOf(change, subject, variant);
      if (changesNothing(made)) {
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
  change: Change,
  { grounds, source }: Subject,
  variant: NonNullable<Subject["variant"]>,
): Promise<ChangeSubject> {
  const base: Variant = change.base === undefined ? { source, grounds } : await variant(change.base);
  const steps = await sideBySide(
    stepsOf(change),
    APPS,
    async ({ name, title, behind, head, refused, beside }: ChangeStep): Promise<SubjectStep> => ({
      name,
      title,
      behind,
      refused,
      head: head === undefined ? undefined : (await variant(head)).source,
      beside: beside === undefined ? undefined : (await variant(beside)).source,
    }),
  );
  const [only, ...others] = steps;
  // a change of the base alone leads back to the configuration as it is
  const isBack = only?.head === undefined && change.base !== undefined && others.length === 0;
  const { name, title } = change;
  return {
    name,
    title,
    base: base.source,
    grounds: base.grounds,
    steps: isBack && only !== undefined ? [{ ...only, head: source }] : steps,
  };
}

/** Whether all that is applied is the same configuration: then a rehearsal of the change would show nothing. */
function changesNothing({ base, steps }: ChangeSubject): boolean {
  const heads = steps.flatMap(({ head }) => head ?? []);
  return heads.length > 0 && heads.every((head) => isSame(base, head));
}

function isSame(one: Source, other: Source): boolean {
  const text = ({ folder, template }: Source): string =>
    template === undefined ? folder : fs.readFileSync(path.join(folder, template), "utf8");
  return text(one) === text(other);
}

/** The change from a subject to a folder. */
export function changeTo({ source }: Subject, folder: string): ChangeSubject {
  const head = readSource(folder, source.name);
  const title = `from ${source.name} to ${folder}`;
  return { name: "to", title, base: source, steps: [{ name: "change", title, head }] };
}
