/** Fields of an answer that are no part of a request. */
const ENVELOPE = new Set(["id", "name", "type", "etag", "systemData"]);

/** The body of an update: what is there, with `body` on top, as azapi merges them. */
export function updatedBody(existing: unknown, body: unknown): unknown {
  const merged = mergeBody(existing, body);
  return isObject(merged)
    ? Object.fromEntries(Object.entries(merged).filter(([key]) => !ENVELOPE.has(key)))
    : merged;
}

/**
 * azapi's merging: objects field by field, lists of named items by name, lists of the same length item by
 * item; everything else is replaced.
 */
export function mergeBody(old: unknown, changed: unknown): unknown {
  if (isObject(old) && isObject(changed)) {
    const merged: Record<string, unknown> = { ...old };
    for (const [key, value] of Object.entries(changed)) {
      merged[key] = key in old ? mergeBody(old[key], value) : value;
    }
    return merged;
  }
  return Array.isArray(old) && Array.isArray(changed) ? mergeLists(old, changed) : changed;
}

function mergeLists(old: readonly unknown[], changed: readonly unknown[]): readonly unknown[] {
  if (old.length === 0 || changed.length === 0) {
    return changed;
  }
  if (nameOf(old[0]) === undefined || nameOf(changed[0]) === undefined) {
    return old.length === changed.length
      ? old.map((item, index) => mergeBody(item, changed[index]))
      : changed;
  }
  const left = [...changed];
  const merged = old.map((item) => {
    const place = left.findIndex((one) => nameOf(one) !== undefined && nameOf(one) === nameOf(item));
    return place === -1 ? item : mergeBody(item, left.splice(place, 1)[0]);
  });
  return [...merged, ...left];
}

function nameOf(item: unknown): string | undefined {
  return isObject(item) && typeof item.name === "string" && item.name !== "" ? item.name : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
