import { type Attributes, isAttributes } from "../../../terraform-json";
import type { AzapiBlock, Refuse } from "./replay";

/**
 * What replaces an `azapi_resource` besides its id: `replace_triggers_refs`, whose values are taken out of
 * the body, and `replace_triggers_external_values`.
 */
export function replaceTriggers(
  { address, attributes }: AzapiBlock,
  refuse: Refuse,
): (rewritten: Attributes) => Attributes {
  const { replace_triggers_refs: refs } = attributes;
  const paths = Array.isArray(refs) ? refs.map(String) : [];
  for (const path of paths) {
    const isPlain = /^\w+(\.\w+)*$/.test(path);
    if (!isPlain || valueAt(attributes.body, path.split(".")) === COMPUTED) {
      refuse(
        `${address}.replace_triggers_refs: ${path} can't be followed; only plain paths into a written-out body can`,
      );
    }
  }
  if (refs !== undefined && refs !== null && !Array.isArray(refs)) {
    refuse(`${address}.replace_triggers_refs must be written out`);
  }
  return ({ body, replace_triggers_external_values: external }) => ({
    refs:
      paths.length === 0
        ? undefined
        : Object.fromEntries(paths.map((path) => [path, valueOrNull(body, path)])),
    external,
  });
}

/** Stands for a value inside an expression. */
export const COMPUTED = Symbol("computed");

/** The value at `keys`; undefined where there is none, COMPUTED where an expression hides it. */
export function valueAt(body: unknown, keys: readonly (string | number | undefined)[]): unknown {
  let current = body;
  for (const key of keys) {
    if (typeof current === "string" && current.includes("${")) {
      return COMPUTED;
    }
    if (Array.isArray(current)) {
      // which one, a computed index or a splat doesn't say
      current = key === undefined ? current[0] : current[Number(key)];
    } else {
      current = isAttributes(current) && key !== undefined ? current[key] : undefined;
    }
  }
  return current;
}

function valueOrNull(body: unknown, path: string): unknown {
  const value = valueAt(body, path.split("."));
  return value === undefined || value === COMPUTED ? null : value;
}
