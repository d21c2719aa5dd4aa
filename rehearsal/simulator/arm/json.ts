/** A JSON object as it arrives: nothing is known about its values. */
export type JsonObject = { [name: string]: unknown };

/** Whether a value is a JSON object, not a list and not null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value below `path`, e.g. `at(body, "properties", "encryption", "status")`, or undefined. */
export function at(from: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), from);
}

/** The text below `path`, or undefined where there is none. */
export function textAt(from: unknown, ...path: readonly string[]): string | undefined {
  const value = at(from, ...path);
  return typeof value === "string" ? value : undefined;
}

/** The object below `path`, or an empty one. */
export function objectAt(from: unknown, ...path: readonly string[]): JsonObject {
  const value = at(from, ...path);
  return isObject(value) ? value : {};
}

/** The list below `path`, or an empty one. */
export function listAt(from: unknown, ...path: readonly string[]): readonly unknown[] {
  const value = at(from, ...path);
  return Array.isArray(value) ? value : [];
}

/** Whether two texts are the same to Azure, which ignores case in ids and most values. */
export function sameText(one: unknown, other: unknown): boolean {
  return typeof one === "string" && typeof other === "string" && one.toLowerCase() === other.toLowerCase();
}

/** JSON merge patch (RFC 7396), as ARM's PATCH does it: null removes. */
export function mergePatch(onto: unknown, patch: unknown): unknown {
  if (!isObject(patch)) {
    return patch;
  }
  const merged: JsonObject = isObject(onto) ? { ...onto } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) {
      delete merged[name];
    } else {
      merged[name] = mergePatch(merged[name], value);
    }
  }
  return merged;
}

/** Whether a text is JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
