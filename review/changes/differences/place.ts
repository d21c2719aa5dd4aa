import type { AttributePath, ResourceChange } from "../../../terraform-json";

/** Marks of a plan on the attributes before and after; a `ResourceChange` of terraform-json has them. */
export type Marks = Partial<Pick<ResourceChange, "unknown" | "sensitive">>;

/** What of a value is known only after apply: all of it, or some of its parts. */
export type UnknownParts = true | ReadonlyMap<string | number, UnknownParts>;

/** Where two values stand that are compared. */
export interface Place {
  readonly path: AttributePath;
  /** As a schema has it: see `dottedPath`. */
  readonly dotted: string;
  readonly unknown: UnknownParts | undefined;
}

/** The place of the field or the item `step` of `place`. */
export function within(place: Place, step: string | number): Place {
  const path = [...place.path, step];
  const isPlain = path[0] !== "dynamic" && typeof step === "string";
  const dotted = isPlain && place.dotted !== "" ? `${place.dotted}.${step}` : dottedPath(path);
  return { path, dotted, unknown: unknownAt(place.unknown, step) };
}

/** The part at `step`. */
export function unknownAt(parts: UnknownParts | undefined, step: string | number): UnknownParts | undefined {
  return parts === true ? true : parts?.get(step);
}

/**
 * A path as schemas have it: without indexes, and with the content of `dynamic` blocks where they will be:
 * `dynamic.security_rule.content.name` is `security_rule.name`.
 */
export function dottedPath(path: AttributePath): string {
  const names = path.filter((step) => typeof step === "string");
  if (names[0] === "dynamic" && names.length > 1) {
    const [, block = "", part, ...rest] = names;
    return [block, ...(part === undefined || part === "content" ? [] : [part]), ...rest].join(".");
  }
  return names.join(".");
}

/** Whether one of `paths` is `dotted`, or above it. */
export function covers(paths: ReadonlySet<string>, dotted: string): boolean {
  for (let end = dotted.length; end > 0; end = dotted.lastIndexOf(".", end - 1)) {
    if (paths.has(dotted.slice(0, end))) {
      return true;
    }
  }
  return paths.has("");
}

/** `paths` and all that is above them, the whole resource aside. */
export function withParents(paths: Iterable<string>): ReadonlySet<string> {
  const all = new Set<string>();
  for (const path of paths) {
    for (let end = path.length; end > 0; end = path.lastIndexOf(".", end - 1)) {
      all.add(path.slice(0, end));
    }
  }
  return all;
}

/** The paths of a plan's `after_unknown`, as a tree. */
export function unknownParts(paths: readonly AttributePath[]): UnknownParts | undefined {
  const root = new Map<string | number, UnknownParts>();
  for (const path of paths) {
    const last = path.at(-1);
    if (last === undefined) {
      return true;
    }
    let parts = root;
    for (const step of path.slice(0, -1)) {
      const next = parts.get(step);
      const inner = next instanceof Map ? next : new Map<string | number, UnknownParts>();
      parts.set(step, inner);
      parts = inner;
    }
    parts.set(last, true);
  }
  return root.size === 0 ? undefined : root;
}
