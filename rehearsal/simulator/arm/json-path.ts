import { at, isObject, type JsonObject } from "./json";

/** The value at a dotted path such as `properties.encryption.status`, or undefined. */
export function valueAt(from: unknown, path: string): unknown {
  return at(from, ...path.split("."));
}

/** The object with the value at a dotted path; objects on the way are copied, not changed. */
export function withValueAt(from: JsonObject, path: string, value: unknown): JsonObject {
  const [first = "", ...rest] = path.split(".");
  const inner = from[first];
  return {
    ...from,
    [first]: rest.length === 0 ? value : withValueAt(isObject(inner) ? inner : {}, rest.join("."), value),
  };
}

/** The object without what stands at a dotted path. */
export function withoutValueAt(from: JsonObject, path: string): JsonObject {
  const [first = "", ...rest] = path.split(".");
  const { [first]: inner, ...others } = from;
  if (rest.length === 0) {
    return others;
  }
  return isObject(inner) ? { ...from, [first]: withoutValueAt(inner, rest.join(".")) } : from;
}

/** Text for comparison, in which case, key order and the spaces of a location don't count. */
export function canonical(value: unknown): string {
  const sorted = (_: string, inner: unknown): unknown =>
    isObject(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a.localeCompare(b)))
      : inner;
  return (JSON.stringify(value, sorted) ?? "").toLowerCase().replaceAll(" ", "");
}
