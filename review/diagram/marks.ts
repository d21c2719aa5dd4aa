import type { ChangeState, Marked } from "./picture";

/** The order in which changes are told. */
const STATES: readonly ChangeState[] = ["added", "replaced", "changed", "removed"];

type States = readonly (ChangeState | undefined)[];

/**
 * What happens to something that stands for several things. What happens to all that it is happens to it;
 * anything less changes it, and is counted.
 *
 * @param all what happens to each thing that it stands for
 * @param own the same of what it is; the others are parts of it
 */
export function markOf(all: States, own: States = all): Omit<Marked, "addresses"> {
  const counts = STATES.map((state) => ({
    state,
    number: all.filter((one) => one === state).length,
  })).filter(({ number }) => number > 0);
  const [only] = counts;
  if (only === undefined) {
    return {};
  }
  const whatItIs = own.length > 0 ? own : all;
  const [whole, ...others] = new Set(whatItIs);
  const change = others.length === 0 && whole !== undefined ? whole : "changed";
  const isWhole = counts.length === 1 && others.length === 0 && whole === only.state;
  const isSaid = isWhole && [whatItIs.length, all.length].includes(only.number);
  return isSaid ? { change } : { change, changeWords: counts.map(words).join(", ") };
}

function words({ state, number }: { state: ChangeState; number: number }): string {
  return `${number} ${state}`;
}
