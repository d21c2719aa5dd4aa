/**
 * The version that stands in for `wanted`: itself, else the earliest later one, else the newest of all. Versions
 * add more than they take away, so that an earlier one would refuse what Azure takes; and what a preview brings
 * stands in the stable version after it. A preview comes before the stable version of its day.
 *
 * @returns undefined if there is none to choose from
 */
export function nearestVersion(wanted: string, published: readonly string[]): string | undefined {
  const ascending = [...published].sort((a, b) => compare(sortKey(a), sortKey(b)));
  return ascending.find((version) => sortKey(version) >= sortKey(wanted)) ?? ascending.at(-1);
}

/** `2025-01-01-preview` < `2025-01-01` < `2025-01-02-preview`, as plain text. */
function sortKey(version: string): string {
  const [, date = version, suffix = ""] = /^(\d{4}-\d{2}-\d{2})(?:-(.*))?$/.exec(version.toLowerCase()) ?? [];
  return suffix === "" ? `${date}~` : `${date}-${suffix}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
