import { isUnknown, propertyOf, UNKNOWN } from "./resource";

/** A JSON path: property names, and `[*]` for every element of an array. */
export type Path = readonly string[];

const EACH = "[*]";

/** Reads `properties.logs[*].enabled`. */
export function parsePath(text: string): Path {
  return text.split(".").flatMap((part) => {
    const each = part.split(EACH);
    const name = each[0] ?? "";
    return [...(name === "" ? [] : [name]), ...each.slice(1).map(() => EACH)];
  });
}

/** Whether a path goes through all elements of an array. */
export function isCollection(path: Path): boolean {
  return path.includes(EACH);
}

/** What is left of `path` below `start`; `undefined` if it does not begin there. */
export function below(start: Path, path: Path): Path | undefined {
  const begins = start.every((part, i) => part.toLowerCase() === path[i]?.toLowerCase());
  return begins && path.length >= start.length ? path.slice(start.length) : undefined;
}

/**
 * The values at a path: exactly one without `[*]` (`undefined` where there is none), one an element
 * with it, and none for an array that is empty or absent.
 */
export function valuesAt(value: unknown, path: Path): unknown[] {
  const [part, ...rest] = path;
  if (part === undefined) {
    return [value ?? undefined];
  }
  // What lies inside an open value is open too, however deep.
  if (isUnknown(value)) {
    return [UNKNOWN];
  }
  if (part === EACH) {
    return Array.isArray(value) ? value.flatMap((element) => valuesAt(element, rest)) : [];
  }
  return valuesAt(propertyOf(value, part), rest);
}
