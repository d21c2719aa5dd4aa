/** Named in a sentence; the rest are counted. */
const NAMED = 3;

/** Names as a sentence has them: `a, b, c and 2 more`. */
export function listed(names: readonly string[]): string {
  const more = names.length - NAMED;
  const shown = names.slice(0, NAMED);
  return more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
}
