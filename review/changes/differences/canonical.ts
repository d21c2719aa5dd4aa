import { type Attributes, isAttributes } from "../../../terraform-json";
import type { Reading } from "./reading";

/**
 * A text that two values have in common if and only if Terraform and Azure take them for the same;
 * undefined for what isn't written and has no default.
 */
export function canonical(value: unknown, dotted: string, reading: Reading): string | undefined {
  const written = reading.written(value, dotted) ?? reading.defaultAt(dotted);
  if (written === undefined) {
    return undefined;
  }
  if (Array.isArray(written)) {
    return canonicalList(written, dotted, reading);
  }
  return isAttributes(written)
    ? canonicalObject(written, dotted, reading)
    : JSON.stringify(scalarText(written, dotted, reading));
}

function canonicalList(list: readonly unknown[], dotted: string, reading: Reading): string {
  const [only, ...more] = list;
  if (more.length === 0 && isAttributes(only) && !reading.isBody(dotted)) {
    return canonicalObject(only, dotted, reading);
  }
  const items = list.map((item) => canonical(item, dotted, reading) ?? "null");
  return `[${(reading.sets.has(dotted) ? [...new Set(items)].sort() : items).join()}]`;
}

function canonicalObject(object: Attributes, dotted: string, reading: Reading): string {
  return `{${[...fieldsOf(object, dotted, reading)].sort().join()}}`;
}

/** The fields of an object that say more than their absence, a text each. */
export function fieldsOf(object: Attributes, dotted: string, reading: Reading): readonly string[] {
  return Object.entries(object).flatMap(([key, value]) => {
    const inner = `${dotted}.${key}`;
    const text = key === "//" && !reading.isBody(dotted) ? undefined : canonical(value, inner, reading);
    const isDefault = text === canonical(undefined, inner, reading);
    return text === undefined || isDefault ? [] : [`${JSON.stringify(key)}:${text}`];
  });
}

/** `true` and `"true"` are one, 30 and `"30"`, ids of Azure and its regions in any case. */
function scalarText(value: unknown, dotted: string, reading: Reading): string {
  const text = String(value).replace(/^\$\{\s*([^{}]*?)\s*\}$/, reading.isAddress(dotted) ? "$1" : "${$1}");
  if (text.includes("${")) {
    return text;
  }
  if (/^\/subscriptions\//i.test(text)) {
    return text.toLowerCase();
  }
  return isRegion(dotted) ? text.toLowerCase().replaceAll(" ", "") : text;
}

/** `West Europe` is `westeurope` for Azure. */
function isRegion(dotted: string): boolean {
  return dotted === "location" || (dotted.endsWith(".location") && !dotted.startsWith("tags."));
}

/** Whether two values are the same to Terraform and Azure, JSON in a text included. */
export function isSame(before: unknown, after: unknown, dotted: string, reading: Reading): boolean {
  if (canonical(before, dotted, reading) === canonical(after, dotted, reading)) {
    return true;
  }
  if (isSameNumber(before, after) || isSameNumber(after, before)) {
    return true;
  }
  const [old, wanted] = [parsed(before), parsed(after)];
  return old !== undefined && wanted !== undefined && plainJson(old) === plainJson(wanted);
}

/** `100` and `"100.0"`; of two texts nobody knows that they are numbers. */
function isSameNumber(number: unknown, text: unknown): boolean {
  return typeof number === "number" && typeof text === "string" && /^-?\d+\.\d+$/.test(text)
    ? Number(text) === number
    : false;
}

/** The object or list in a text, or undefined. */
export function parsed(text: unknown): unknown {
  if (typeof text !== "string" || !/^\s*[{[]/.test(text)) {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function plainJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isAttributes(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}
