import { RehearsalError } from "../rehearsal-error";

/** A version of Terraform or of a provider. */
export interface Version {
  /** For example `5.2.0` or `6.0.0-beta1`. */
  readonly text: string;
  readonly numbers: readonly [number, number, number];
  /** After the hyphen; empty for a release. */
  readonly prerelease: string;
  /** How many numbers were written: 2 in `~> 5.2`. */
  readonly written: number;
}

type Operator = "=" | "!=" | ">" | ">=" | "<" | "<=" | "~>";

/** Reads `5`, `5.2`, `5.2.0`, `6.0.0-beta1`; undefined for anything else. */
export function parseVersion(text: string): Version | undefined {
  const [, major, minor, patch, prerelease = ""] =
    /^(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([\w.-]+))?$/.exec(text) ?? [];
  if (major === undefined) {
    return undefined;
  }
  const numbers = [Number(major), Number(minor ?? 0), Number(patch ?? 0)] as const;
  const written = [major, minor, patch].filter((part) => part !== undefined).length;
  const suffix = prerelease === "" ? "" : `-${prerelease}`;
  return { text: `${numbers.join(".")}${suffix}`, numbers, prerelease, written };
}

/** Below, at or above 0 as `a` is older than, the same as, or newer than `b`. What is no version comes before all that are. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  return left === undefined || right === undefined
    ? Number(left !== undefined) - Number(right !== undefined)
    : compare(left, right);
}

/**
 * What tells whether Terraform would take a version for a constraint: terms with `=`, `!=`, `>`, `>=`, `<`,
 * `<=` or `~>`, separated by commas, all of which must hold. `~> 5.2` is anything of major 5 from 5.2 on,
 * `~> 5.2.0` anything of 5.2. A prerelease is taken only where it is named exactly. An empty constraint
 * takes any release.
 *
 * @throws RehearsalError if the constraint can't be read
 */
export function versionMatcher(constraint: string): (version: string) => boolean {
  const terms =
    constraint.trim() === "" ? [] : constraint.split(",").map((term) => parseTerm(term, constraint));
  return (version) => {
    const found = parseVersion(version);
    if (found === undefined) {
      return false;
    }
    const isNamed = terms.some(({ operator, bound }) => operator === "=" && compare(found, bound) === 0);
    return (
      (found.prerelease === "" || isNamed) &&
      terms.every(({ operator, bound }) => holds(operator, found, bound))
    );
  };
}

function parseTerm(term: string, constraint: string): { operator: Operator; bound: Version } {
  const [, operator = "=", text = ""] = /^\s*(=|!=|>=?|<=?|~>)?\s*(\S+)\s*$/.exec(term) ?? [];
  const bound = parseVersion(text);
  if (bound === undefined) {
    throw new RehearsalError(`"${constraint}" is no version constraint of Terraform's.`);
  }
  return { operator: operator as Operator, bound };
}

function holds(operator: Operator, version: Version, bound: Version): boolean {
  const order = compare(version, bound);
  switch (operator) {
    case "=":
      return order === 0;
    case "!=":
      return order !== 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case "~>": {
      // all but the last number that was written stay, but at least the first
      const fixed = Math.max(1, bound.written - 1);
      return order >= 0 && bound.numbers.slice(0, fixed).every((part, i) => part === version.numbers[i]);
    }
  }
}

function compare(a: Version, b: Version): number {
  const different = a.numbers.findIndex((part, index) => part !== b.numbers[index]);
  if (different !== -1) {
    return (a.numbers[different] ?? 0) - (b.numbers[different] ?? 0);
  }
  if (a.prerelease === "" || b.prerelease === "") {
    // a release is newer than all that led to it
    return Number(a.prerelease === "") - Number(b.prerelease === "");
  }
  return a.prerelease.localeCompare(b.prerelease, "en", { numeric: true });
}
