import type { Attributes } from "../../../terraform-json";

/** Which items of two lists are the same thing, by their indexes. */
interface Pairs {
  readonly both: readonly (readonly [before: number, after: number])[];
  readonly removed: readonly number[];
  readonly added: readonly number[];
}

/** What became of the items of a list. */
interface Pairing {
  /** An item is missing on the side where it isn't; `index` is the one in `after` if it is there. */
  readonly items: readonly {
    readonly before: Attributes | undefined;
    readonly after: Attributes | undefined;
    readonly index: number;
  }[];
  /** Names in their two orders, where a list whose order counts has another one. */
  readonly reordered?: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** How items are told apart. */
interface Likeness {
  /** A text that equal items share. */
  key(item: Attributes): string | undefined;
  /** Texts that alike items share some of. */
  fields(item: Attributes): readonly string[];
}

/** More nameless items than these aren't compared each with each. */
const MOST_COMPARED = 50;

/**
 * Finds what belongs together: by `name` where all have one of their own, otherwise equal items first and
 * then, in a set, the most alike; in a list, those at the same place.
 */
export function pairItems(
  before: readonly Attributes[],
  after: readonly Attributes[],
  isSet: boolean,
  likeness: Likeness,
): Pairing {
  const [old, wanted] = [namesOf(before), namesOf(after)];
  const named = old === undefined || wanted === undefined ? undefined : byName(old, wanted);
  const pairs =
    named ??
    (isSet
      ? byLikeness(before, after, likeness)
      : byPlace(before.map(likeness.key), after.map(likeness.key)));
  return {
    items: [
      ...pairs.both.map(([from, to]) => ({ before: before[from], after: after[to], index: to })),
      ...pairs.removed.map((index) => ({ before: before[index], after: undefined, index })),
      ...pairs.added.map((index) => ({ before: undefined, after: after[index], index })),
    ],
    reordered: isSet || named?.inOrder !== false ? undefined : { before: old ?? [], after: wanted ?? [] },
  };
}

/** The items' names, if each has one that no other has. */
function namesOf(items: readonly Attributes[]): readonly string[] | undefined {
  const names = items.flatMap(({ name }) => (typeof name === "string" && name !== "" ? [name] : []));
  return names.length === items.length && new Set(names).size === items.length ? names : undefined;
}

function byName(before: readonly string[], after: readonly string[]): Pairs & { readonly inOrder: boolean } {
  const places = new Map(before.map((name, index) => [name, index]));
  const both = after.flatMap((name, index) => {
    const place = places.get(name);
    return place === undefined ? [] : [[place, index] as const];
  });
  const inOrder = both.every(([place], index) => place > (both[index - 1]?.[0] ?? -1));
  return { ...withRest(both, before.length, after.length), inOrder };
}

/** What is equal at both ends stays; what is between is compared item by item. */
function byPlace(before: readonly (string | undefined)[], after: readonly (string | undefined)[]): Pairs {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) {
    start += 1;
  }
  let end = 0;
  while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) {
    end += 1;
  }
  const between = Array.from({ length: least - end }, (_, index) => [index, index] as const);
  const tail = Array.from({ length: end }, (_, index) => {
    const fromEnd = end - index;
    return [before.length - fromEnd, after.length - fromEnd] as const;
  });
  return withRest([...between, ...tail], before.length, after.length);
}

function byLikeness(before: readonly Attributes[], after: readonly Attributes[], likeness: Likeness): Pairs {
  const places = new Map<string | undefined, number[]>();
  before.forEach((item, index) => {
    const key = likeness.key(item);
    const known = places.get(key);
    if (known === undefined) {
      places.set(key, [index]);
    } else {
      known.push(index);
    }
  });
  const equal = after.flatMap((item, index) => {
    const place = places.get(likeness.key(item))?.shift();
    return place === undefined ? [] : [[place, index] as const];
  });
  const rest = withRest(equal, before.length, after.length);
  const alike = mostAlike(
    candidates(rest.removed, before, likeness),
    candidates(rest.added, after, likeness),
  );
  return withRest([...equal, ...alike], before.length, after.length);
}

interface Candidate {
  readonly index: number;
  readonly fields: readonly string[];
}

/** Pairs off the most alike first. */
function mostAlike(before: readonly Candidate[], after: readonly Candidate[]): (readonly [number, number])[] {
  const scores = before.flatMap((old) => {
    const fields = new Set(old.fields);
    return after.map((wanted) => ({
      pair: [old.index, wanted.index] as const,
      score: wanted.fields.filter((field) => fields.has(field)).length,
    }));
  });
  const free = {
    before: new Set(before.map(({ index }) => index)),
    after: new Set(after.map(({ index }) => index)),
  };
  return scores
    .sort((left, right) => right.score - left.score)
    .flatMap(({ pair }) => {
      const isFree = free.before.has(pair[0]) && free.after.has(pair[1]);
      if (isFree) {
        free.before.delete(pair[0]);
        free.after.delete(pair[1]);
      }
      return isFree ? [pair] : [];
    });
}

function candidates(
  indexes: readonly number[],
  items: readonly Attributes[],
  likeness: Likeness,
): readonly Candidate[] {
  return indexes.slice(0, MOST_COMPARED).flatMap((index) => {
    const item = items[index];
    return item === undefined ? [] : [{ index, fields: likeness.fields(item) }];
  });
}

function withRest(both: Pairs["both"], before: number, after: number): Pairs {
  const [old, wanted] = [new Set(both.map(([index]) => index)), new Set(both.map(([, index]) => index))];
  const rest = (length: number, taken: ReadonlySet<number>) =>
    Array.from({ length }, (_, index) => index).filter((index) => !taken.has(index));
  return { both, removed: rest(before, old), added: rest(after, wanted) };
}
