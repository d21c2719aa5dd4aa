import { types } from "node:util";
import { type ConfigIssue, issueWith } from "./config-issue";
import { pathText } from "./path-text";

type Path = readonly PropertyKey[];

/** What a configuration's values must not be, whatever field they stand in. */
export interface UnsafeValue {
  readonly path: Path;
  readonly issue: ConfigIssue;
  /** Whether the value can't even be read safely: a getter or a proxy may say something else next time. */
  readonly unreadable: boolean;
}

// control characters, and the two separators that some readers take for a new line
const CODE = /[$%]\{|TfToken\[|[\p{Cc}\p{Zl}\p{Zp}]/u;

const NO_CODE = "must not contain ${, %{, TfToken[ or control characters: Terraform would read them as code";
const PLAIN = "must be a plain value: no getter, no proxy, no class and no reference to itself";

/** Every text and field name that Terraform would read as code, and every value that isn't plain. */
export function unsafeValues(value: unknown, path: Path = [], above: readonly object[] = []): UnsafeValue[] {
  if (typeof value === "string") {
    return CODE.test(value) ? [unsafe(path, issueWith(pathText(path), NO_CODE, value))] : [];
  }
  if (typeof value !== "object" || value === null) {
    return [];
  }
  if (above.includes(value) || !isPlain(value)) {
    return [unsafe(path, { path: pathText(path), problem: PLAIN }, true)];
  }
  return Reflect.ownKeys(value).flatMap((key) => {
    const property = Object.getOwnPropertyDescriptor(value, key);
    if (Array.isArray(value) && key === "length") {
      return [];
    }
    const step = Array.isArray(value) && typeof key === "string" && /^\d+$/.test(key) ? Number(key) : key;
    const inner = [...path, step];
    if (property === undefined || !property.enumerable || !("value" in property) || typeof key === "symbol") {
      return [unsafe(inner, { path: pathText(inner), problem: PLAIN }, true)];
    }
    return [
      ...(CODE.test(key) ? [unsafe(inner, { path: pathText(inner), problem: `as a name ${NO_CODE}` })] : []),
      ...unsafeValues(property.value, inner, [...above, value]),
    ];
  });
}

function unsafe(path: Path, issue: ConfigIssue, unreadable = false): UnsafeValue {
  return { path, issue, unreadable };
}

// Compared by shape, not with Object.prototype: a value may come from another realm.
function isPlain(value: object): boolean {
  if (types.isProxy(value)) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    Array.isArray(value) ||
    prototype === null ||
    (Object.getPrototypeOf(prototype) === null && Object.keys(prototype as object).length === 0)
  );
}
