import { type AttributePath, type Attributes, isAttributes, pathText } from "../terraform-json";

/** A place in a block where an attribute stands, or where it could. */
export interface Place {
  readonly path: AttributePath;
  /** As a person writes it: without the index of a list of one. */
  readonly label: string;
  /** Undefined where nothing is written, or null. */
  readonly value: unknown;
}

/**
 * The places of an attribute in a block, e.g. of `network_rule_set.default_action`: one in each element
 * where a block repeats, none where the block around it is missing.
 */
export function placesOf(attributes: Attributes, path: string): Place[] {
  return find(attributes, path.split("."), [], []);
}

function find(current: unknown, rest: readonly string[], path: AttributePath, shown: AttributePath): Place[] {
  const [key, ...deeper] = rest;
  if (key === undefined) {
    return [{ path, label: pathText(shown), value: current ?? undefined }];
  }
  if (Array.isArray(current)) {
    const several = current.length > 1;
    return current.flatMap((item, index) =>
      find(item, rest, [...path, index], several ? [...shown, index] : shown),
    );
  }
  if (!isAttributes(current)) {
    return [];
  }
  const next = Object.hasOwn(current, key) ? current[key] : undefined;
  return find(next, deeper, [...path, key], [...shown, key]);
}
