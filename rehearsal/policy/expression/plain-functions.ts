import { isRecord, propertyOf } from "../resource";
import { arrayOf, booleanOf, numberOf, refuse, textOf } from "./arguments";
import { ipRangeContains } from "./ip-range";

/** A function of its arguments alone. */
export type PlainFunction = (...args: readonly unknown[]) => unknown;

/** Compares as templates do: with regard to case, unlike the conditions of a policy. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function order(name: string, a: unknown, b: unknown): number {
  if (typeof a === "string" && typeof b === "string") {
    return a < b ? -1 : a > b ? 1 : 0;
  }
  return numberOf(name, a) - numberOf(name, b);
}

function split(value: unknown, delimiters: unknown): string[] {
  const list = Array.isArray(delimiters) ? delimiters : [delimiters];
  const marks = list
    .map((one) => textOf("split", one))
    .map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return textOf("split", value).split(new RegExp(marks.join("|")));
}

function padLeft(value: unknown, length: unknown, character: unknown = " "): string {
  return textOf("padLeft", value).padStart(numberOf("padLeft", length), textOf("padLeft", character));
}

function contains(container: unknown, wanted: unknown): boolean {
  if (Array.isArray(container)) {
    return container.some((one) => same(one, wanted));
  }
  if (isRecord(container)) {
    return propertyOf(container, textOf("contains", wanted)) !== undefined;
  }
  return textOf("contains", container).includes(textOf("contains", wanted));
}

function concat(...args: readonly unknown[]): unknown {
  return args.some(Array.isArray)
    ? args.flatMap((one) => arrayOf("concat", one))
    : args.map((one) => textOf("concat", one)).join("");
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || lengthOf("empty", value) === 0;
}

function lengthOf(name: string, value: unknown): number {
  if (Array.isArray(value)) {
    return value.length;
  }
  return isRecord(value) ? Object.keys(value).length : textOf(name, value).length;
}

function end(name: string, index: number): PlainFunction {
  return (value) => (Array.isArray(value) ? (value.at(index) ?? "") : (textOf(name, value).at(index) ?? ""));
}

function addDays(date: unknown, days: unknown): string {
  const start = Date.parse(textOf("addDays", date));
  if (Number.isNaN(start)) {
    throw refuse("addDays", `needs a date, not ${JSON.stringify(date)}`);
  }
  return new Date(start + numberOf("addDays", days) * 24 * 60 * 60 * 1000).toISOString();
}

function union(...args: readonly unknown[]): unknown {
  if (args.every(isRecord)) {
    return Object.assign({}, ...args);
  }
  const all = args.flatMap((one) => arrayOf("union", one));
  return all.filter((one, i) => all.findIndex((other) => same(one, other)) === i);
}

function intersection(...args: readonly unknown[]): unknown {
  const [first = [], ...others] = args.map((one) => arrayOf("intersection", one));
  return first.filter((one) => others.every((other) => other.some((element) => same(one, element))));
}

/** The functions that look at their arguments only, by lower-case name. */
export const PLAIN_FUNCTIONS: Readonly<Record<string, PlainFunction>> = {
  adddays: addDays,
  array: (value) => (Array.isArray(value) ? value : [value]),
  bool: (value) => booleanOf("bool", value),
  concat,
  contains,
  createarray: (...items) => items,
  empty: isEmpty,
  endswith: (text, part) =>
    textOf("endsWith", text).toLowerCase().endsWith(textOf("endsWith", part).toLowerCase()),
  equals: same,
  false: () => false,
  first: end("first", 0),
  greater: (a, b) => order("greater", a, b) > 0,
  greaterorequals: (a, b) => order("greaterOrEquals", a, b) >= 0,
  indexof: (text, part) =>
    textOf("indexOf", text).toLowerCase().indexOf(textOf("indexOf", part).toLowerCase()),
  int: (value) => Math.trunc(numberOf("int", value)),
  intersection,
  iprangecontains: (range, target) =>
    ipRangeContains(textOf("ipRangeContains", range), textOf("ipRangeContains", target)),
  last: end("last", -1),
  length: (value) => lengthOf("length", value),
  less: (a, b) => order("less", a, b) < 0,
  lessorequals: (a, b) => order("lessOrEquals", a, b) <= 0,
  not: (value) => !booleanOf("not", value),
  null: () => undefined,
  padleft: padLeft,
  replace: (text, from, to) =>
    textOf("replace", text).replaceAll(textOf("replace", from), textOf("replace", to)),
  split,
  startswith: (text, part) =>
    textOf("startsWith", text).toLowerCase().startsWith(textOf("startsWith", part).toLowerCase()),
  string: (value) =>
    Array.isArray(value) || isRecord(value) ? JSON.stringify(value) : textOf("string", value),
  tolower: (value) => textOf("toLower", value).toLowerCase(),
  toupper: (value) => textOf("toUpper", value).toUpperCase(),
  trim: (value) => textOf("trim", value).trim(),
  true: () => true,
  union,
};
