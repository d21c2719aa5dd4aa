import { NotEvaluable } from "./failure";
import { isRecord, isUnknown, propertyOf } from "./resource";

/** An operator of a condition, e.g. `notEquals`: a test, and whether its result is turned round. */
export interface Operator {
  readonly test: Test;
  readonly negated: boolean;
  /** How the test reads when it holds and when it does not, between value and expectation. */
  readonly phrases: readonly [holds: string, fails: string];
}

export type Answer = boolean | "unknown";
type Test = (actual: unknown, expected: unknown) => Answer;

const TESTS: Readonly<Record<string, { test: Test; phrases: readonly [string, string]; not?: string }>> = {
  equals: { test: equals, phrases: ["is", "is not"], not: "notEquals" },
  in: { test: isIn, phrases: ["is one of", "is none of"], not: "notIn" },
  like: { test: like, phrases: ["is like", "is not like"], not: "notLike" },
  match: { test: match(""), phrases: ["matches", "does not match"], not: "notMatch" },
  matchInsensitively: {
    test: match("i"),
    phrases: ["matches", "does not match"],
    not: "notMatchInsensitively",
  },
  contains: { test: contains, phrases: ["contains", "does not contain"], not: "notContains" },
  containsKey: {
    test: (actual, expected) => propertyOf(actual, String(expected)) !== undefined,
    phrases: ["has the key", "does not have the key"],
    not: "notContainsKey",
  },
  less: { test: ordered((sign) => sign < 0), phrases: ["is less than", "is not less than"] },
  lessOrEquals: { test: ordered((sign) => sign <= 0), phrases: ["is at most", "is more than"] },
  greater: { test: ordered((sign) => sign > 0), phrases: ["is greater than", "is not greater than"] },
  greaterOrEquals: { test: ordered((sign) => sign >= 0), phrases: ["is at least", "is less than"] },
};

const OPERATORS = new Map<string, Operator>(
  Object.entries(TESTS).flatMap(([name, { test, phrases, not }]): [string, Operator][] => [
    [name.toLowerCase(), { test, negated: false, phrases }],
    ...(not === undefined
      ? []
      : [[not.toLowerCase(), { test, negated: true, phrases }] as [string, Operator]]),
  ]),
);

/** `exists` is the one operator that looks at whether there is a value, and not at the value. */
export const EXISTS = "exists";

/** The operator of that name; case does not matter. */
export function findOperator(name: string): Operator | undefined {
  return OPERATORS.get(name.toLowerCase());
}

/**
 * Applies an operator. Nothing equals, contains or is less than a value that is absent; unknown if
 * the answer depends on a value that is left open.
 *
 * @throws {NotEvaluable} if the values can't be compared
 */
export function apply(operator: Operator, actual: unknown, expected: unknown): Answer {
  const answer =
    actual === undefined || actual === null
      ? false
      : isUnknown(expected) || (isUnknown(actual) && !isEmptyList(expected))
        ? "unknown"
        : operator.test(actual, expected);
  return answer === "unknown" || !operator.negated ? answer : !answer;
}

/** Whatever a value is, an empty list doesn't have it. */
function isEmptyList(expected: unknown): boolean {
  return Array.isArray(expected) && expected.length === 0;
}

/** Without regard to case; `"true"` is `true` and `"7"` is `7`. */
function equals(a: unknown, b: unknown): boolean {
  if (typeof a === "number" || typeof b === "number") {
    const [left, right] = [numeric(a), numeric(b)];
    return left !== undefined && left === right;
  }
  return comparable(a) === comparable(b);
}

function comparable(value: unknown): string {
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text.toLowerCase();
}

function numeric(value: unknown): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && !Number.isNaN(number) ? number : undefined;
}

function isIn(actual: unknown, list: unknown): Answer {
  return someOf(listOf("in", list), (one) => equals(actual, one));
}

/** A part of a text, or an element of an array. */
function contains(actual: unknown, expected: unknown): Answer {
  if (Array.isArray(actual)) {
    return someOf(actual, (one) => equals(one, expected));
  }
  if (isRecord(actual)) {
    throw new NotEvaluable("template", "contains needs a text or an array, not an object");
  }
  return comparable(actual).includes(comparable(expected));
}

/** One element that is surely the right one decides; otherwise an open element leaves it open. */
function someOf(list: readonly unknown[], test: (one: unknown) => boolean): Answer {
  return list.some((one) => !isUnknown(one) && test(one)) || (list.some(isUnknown) && "unknown");
}

function listOf(operator: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    return value;
  }
  throw new NotEvaluable("template", `${operator} needs an array, not ${JSON.stringify(value)}`);
}

function like(actual: unknown, pattern: unknown): boolean {
  const parts = String(pattern).split("*").map(escapePattern);
  return new RegExp(`^${parts.join(".*")}$`, "is").test(String(actual));
}

/** `#` is a digit, `?` a letter, `.` any character. */
function match(flags: string): Test {
  return (actual, pattern) => {
    const parts = [...String(pattern)].map((one) =>
      one === "#" ? "\\d" : one === "?" ? "[A-Za-z]" : one === "." ? "." : escapePattern(one),
    );
    return new RegExp(`^${parts.join("")}$`, flags).test(String(actual));
  };
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Numbers by size, times by time, other texts by the alphabet. */
function ordered(holds: (sign: number) => boolean): Test {
  return (a, b) => {
    if (typeof a === "number" || typeof b === "number") {
      const [left, right] = [numeric(a), numeric(b)];
      if (left === undefined || right === undefined) {
        throw new NotEvaluable("template", `${JSON.stringify(a)} and ${JSON.stringify(b)} have no order`);
      }
      return holds(left - right);
    }
    if (typeof a !== "string" || typeof b !== "string") {
      throw new NotEvaluable("template", `${JSON.stringify(a)} and ${JSON.stringify(b)} have no order`);
    }
    const [left, right] = [timeOf(a), timeOf(b)];
    if (left !== undefined && right !== undefined) {
      return holds(left - right);
    }
    const [low, high] = [a.toLowerCase(), b.toLowerCase()];
    return holds(low < high ? -1 : low > high ? 1 : 0);
  };
}

/** Only a date with a time of day: API versions are dates too, and order as texts. */
function timeOf(text: string): number | undefined {
  return /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)) ? Date.parse(text) : undefined;
}
