import { isAttributes } from "./attributes";

/**
 * azapi's merging: objects field by field, lists of named items by name, lists of the same length item by
 * item; everything else is replaced.
 */
export function mergeBody(old: unknown, changed: unknown): unknown {
  if (isAttributes(old) && isAttributes(changed)) {
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
  return isAttributes(item) && typeof item.name === "string" && item.name !== "" ? item.name : undefined;
}
