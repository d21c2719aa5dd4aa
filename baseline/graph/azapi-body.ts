import { type Attributes, isAttributes } from "../../terraform-json";

/** Whether `key` of a resource of `type` holds a request's body, whose fields are Azure's own. */
export function isBody(type: string, key: string): boolean {
  return type.startsWith("azapi_") && key === "body";
}

/** The object in a body that azapi 1.x has as JSON text; undefined if it is none. */
export function parsedBody(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isAttributes(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const spellings = new WeakMap<Attributes, ReadonlyMap<string, readonly string[]>>();

/**
 * How a field is spelled in an object of a body: Azure reads names without case, so there may be none,
 * one or several, of which nobody can tell which counts.
 */
export function spelledIn(body: Attributes, field: string): readonly string[] {
  const known = spellings.get(body) ?? byLowerCase(Object.keys(body));
  spellings.set(body, known);
  return known.get(field.toLowerCase()) ?? [];
}

function byLowerCase(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const spelled = new Map<string, readonly string[]>();
  for (const name of names) {
    const key = name.toLowerCase();
    spelled.set(key, [...(spelled.get(key) ?? []), name]);
  }
  return spelled;
}

/** Why a field that stands there several times can't be read. */
export const SEVERAL_SPELLINGS = "it stands there twice, in different case";
