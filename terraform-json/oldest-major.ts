/**
 * The oldest major version that a version constraint admits, e.g. 5 of `~> 5.2` and 4 of `>= 4.1, < 6.0`;
 * undefined where it sets no lower bound.
 */
export function oldestMajor(constraint: string): number | undefined {
  const bounds = constraint.split(",").flatMap((part) => {
    const [, operator = "", major] = /^\s*(~>|>=|<=|!=|[<>=])?\s*v?(\d+)/.exec(part) ?? [];
    return major === undefined || ["<", "<=", "!="].includes(operator) ? [] : [Number(major)];
  });
  return bounds.length === 0 ? undefined : Math.max(...bounds);
}
