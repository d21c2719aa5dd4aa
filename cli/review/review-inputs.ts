import * as path from "node:path";
import { ACKNOWLEDGEMENTS_FILE, type Accepting, localDay } from "../../baseline/acknowledgements";
import { readHours, USAGE_FILE } from "../../costs/hours";
import type { ReviewInput } from "../../review";
import { Complaints } from "../complaints";
import { acknowledgementsOf } from "../input/acknowledgements";
import { readBeside } from "../input/beside-stack";
import { type FoundInput, findInputs } from "../input/find-inputs";
import { InputProblem } from "../input/input-problem";
import { named } from "../input/shown";
import { stackInput } from "../input/stack-inputs";
import { isUnchanged, type Names, type Pair, pairsOf, SAME_TWICE } from "./pairs";
import { isSameFile } from "./same-file";
import { areUnrelated } from "./unrelated";

/** Where both sides are, and what the person says of them. */
interface InputOptions {
  /** Paths. */
  readonly base: string;
  readonly head: string;
  readonly names: Names;
  /** @default - baseline.acknowledgements.json of the current folder, if it is there */
  readonly acknowledgements?: string;
  /** This folder as it is in BASE, with what was accepted then. @default - what is accepted now */
  readonly baseFolder?: string;
  /** @default - by tags; where there are none, it is taken for production */
  readonly production?: boolean;
}

/**
 * Reads both sides, stack by stack. A stack that is the same on both is read once, and is one object.
 *
 * @param complaints gets what can't be read, and why the two can't be compared
 */
export function reviewInputs(options: InputOptions, complaints: Complaints): ReviewInput[] {
  const { names, production } = options;
  const today = localDay(new Date());
  const now = complaints.attempt(() => acknowledgementsOf(options.acknowledgements, today)) ?? [];
  const then = acceptedThen(options, today) ?? now;
  const base = complaints.attempt(() => findInputs(options.base));
  const head = complaints.attempt(() => findInputs(options.head));
  const pairs = base && head && complaints.attempt(() => pairsOf(base, head, names));
  const read = (input: FoundInput | undefined, shared: readonly Accepting[]) =>
    input && complaints.attempt(() => stackInput(input, { shared, today, production }));
  const hoursIn = (input: FoundInput | undefined) =>
    input && complaints.attempt(() => readBeside(input.folder, USAGE_FILE, readHours));
  const inputs = (pairs ?? alone(base, head)).map((pair): ReviewInput => {
    const isSame = then === now && isUnchanged(pair);
    const before = isSame ? undefined : read(pair.base, then);
    const after = read(pair.head, now);
    const hours = { base: hoursIn(pair.base), head: hoursIn(pair.head) };
    return { name: pair.name, base: isSame ? after : before, head: after, hours };
  });
  complaints.attempt(() => mustBeRelated(inputs, names));
  return inputs;
}

/**
 * What the revision of BASE accepts, where that is a revision and says it otherwise. If that file is wrong,
 * it accepts nothing: who mends it must not be kept from it.
 */
function acceptedThen(
  { acknowledgements = ACKNOWLEDGEMENTS_FILE, baseFolder }: InputOptions,
  today: string,
): readonly Accepting[] | undefined {
  const inside = path.relative(process.cwd(), path.resolve(acknowledgements));
  if (baseFolder === undefined || inside.split(path.sep)[0] === ".." || path.isAbsolute(inside)) {
    return undefined;
  }
  const file = path.join(baseFolder, inside);
  return isSameFile(file, acknowledgements)
    ? undefined
    : (new Complaints().attempt(() => acknowledgementsOf(file, today)) ?? []);
}

/** Inputs that can't be paired are read nevertheless, for there may be more to complain of. */
function alone(base: readonly FoundInput[] = [], head: readonly FoundInput[] = []): Pair[] {
  return [
    ...base.map((input) => ({ name: input.name, base: input })),
    ...head.map((input) => ({ name: input.name, head: input })),
  ];
}

function mustBeRelated(inputs: readonly ReviewInput[], { base, head }: Names): void {
  if (areUnrelated(inputs)) {
    throw new InputProblem(`${named(base)} and ${named(head)} have no resource in common. ${SAME_TWICE}`);
  }
}
