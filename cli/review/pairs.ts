import * as path from "node:path";
import type { FoundInput } from "../input/find-inputs";
import { InputProblem } from "../input/input-problem";
import { named, shown } from "../input/shown";
import { isSameFile } from "./same-file";

/** A stack on both sides; a side is missing where the stack is new, or gone. */
export interface Pair {
  readonly name: string;
  readonly base?: FoundInput;
  readonly head?: FoundInput;
}

/** What the person calls the two sides. */
export interface Names {
  readonly base: string;
  readonly head: string;
}

/** Of a list of stacks, how many are named in a sentence. */
const LISTED = 5;

/**
 * Brings together what is the same stack: by name, or the only input of one side with the only one of
 * the other, whatever they are called.
 *
 * @throws {InputProblem} where the two have nothing in common
 */
export function pairsOf(base: readonly FoundInput[], head: readonly FoundInput[], names: Names): Pair[] {
  const [onlyBase, onlyHead] = [base[0], head[0]];
  if (base.length === 1 && head.length === 1 && onlyBase !== undefined && onlyHead !== undefined) {
    return [{ name: onlyHead.name, base: onlyBase, head: onlyHead }];
  }
  const olds = new Map(base.map((input) => [input.name, input]));
  const wanted = new Map(head.map((input) => [input.name, input]));
  if (![...olds.keys()].some((name) => wanted.has(name))) {
    throw new InputProblem(
      `${named(names.base)} has ${listed(base)}, and ${named(names.head)} has ${listed(head)}: no stack is in both. ${SAME_TWICE}`,
    );
  }
  const all = [...new Set([...wanted.keys(), ...olds.keys()])];
  return all.map((name) => ({ name, base: olds.get(name), head: wanted.get(name) }));
}

/** What to give instead of two things that have nothing to do with each other. */
export const SAME_TWICE = "Name the same twice, as it was and as it will be.";

/** Whether both sides hold the same bytes, what is accepted and what isn't read beside them included. */
export function isUnchanged({ base, head }: Pair): boolean {
  const [before, after] = [base && filesOf(base), head && filesOf(head)];
  return (
    before !== undefined &&
    before.length === after?.length &&
    before.every((file, index) => isSameFile(file, after[index]))
  );
}

/** All that a stack is made of, but for where its resources were created. */
function filesOf({ file, files, folder, leftOut }: FoundInput): string[] {
  return [
    ...files,
    ...(folder === undefined ? [] : [path.join(folder, "deviations.json"), path.join(folder, "usage.json")]),
    ...leftOut.map((name) => path.join(path.dirname(file), name)),
  ];
}

function listed(inputs: readonly FoundInput[]): string {
  const names = inputs.map(({ name }) => shown(name));
  const some = names.slice(0, LISTED).join(", ") || "no stack";
  return names.length > LISTED ? `${some} and ${names.length - LISTED} more` : some;
}
