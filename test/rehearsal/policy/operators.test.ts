import { UNKNOWN } from "../../../rehearsal/policy";
import { BOX, verdictOf } from "./support";

/** Whether a condition on the box's color holds. */
function holds(color: unknown, condition: Record<string, unknown>): boolean | string {
  const verdict = verdictOf({ field: `${BOX}/color`, ...condition }, { color });
  return verdict === "non-compliant" ? true : verdict === "compliant" ? false : verdict;
}

test.each([
  ["equals", "Red", "rED", true],
  ["equals", "red", "blue", false],
  ["equals", true, "True", true],
  ["equals", "false", false, true],
  ["equals", 7, "7", true],
  ["equals", "7", 7.5, false],
  ["equals", undefined, "", false],
  ["equals", null, "null", false],
  ["equals", ["a", "B"], ["A", "b"], true],
  ["notEquals", "red", "RED", false],
  ["notEquals", undefined, "red", true],
  ["notequals", "red", "blue", true],
  ["in", "Red", ["blue", "red"], true],
  ["in", undefined, ["red"], false],
  ["notIn", "red", ["blue"], true],
  ["notin", undefined, ["red"], true],
  ["like", "Standard_GZRS", "*zrs", true],
  ["like", "Standard_LRS", "*ZRS", false],
  ["like", "a.b", "a?b", false],
  ["like", undefined, "*", false],
  ["notLike", undefined, "*", true],
  ["notLike", "Standard_LRS", "*ZRS", true],
  ["match", "ab12", "ab##", true],
  ["match", "AB12", "ab##", false],
  ["match", "abX", "ab?", true],
  ["match", "ab1", "ab?", false],
  ["match", "ab-", "ab.", true],
  ["matchInsensitively", "AB12", "ab##", true],
  ["notMatch", "AB12", "ab##", true],
  ["notMatchInsensitively", "AB12", "ab##", false],
  ["contains", "AzureServices, Logging", "azureservices", true],
  ["contains", ["one", "Two"], "two", true],
  ["contains", ["one", "Two"], "tw", false],
  ["notContains", "Logging", "AzureServices", true],
  ["containsKey", { Owner: "me" }, "owner", true],
  ["notContainsKey", { owner: "me" }, "team", true],
  ["less", 2, 3, true],
  ["less", "9", 10, true],
  ["less", "2018-01-01", "2019-04-01", true],
  ["less", undefined, 3, false],
  ["lessOrEquals", 3, 3, true],
  ["greater", "2021-06-01", "2021-06-01-preview", false],
  ["greaterOrEquals", "100", "090", true],
  // Times with and without fractions of a second are no different as times.
  ["greaterOrEquals", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00.000Z", true],
  ["exists", "red", true, true],
  ["exists", "red", "False", false],
  ["exists", null, "false", true],
  ["exists", undefined, true, false],
])("%s: %j and %j is %j", (operator, color, expected, result) => {
  expect(holds(color, { [operator]: expected })).toBe(result);
});

test("the names of operators and of their combinations are read without regard to case", () => {
  const condition = {
    ANYOF: [{ allof: [{ FIELD: `${BOX}/color`, EQUALS: "red" }] }, { Not: { field: "name", Exists: true } }],
  };
  expect(verdictOf(condition, { color: "red" })).toBe("non-compliant");
  expect(verdictOf(condition, { color: "blue" })).toBe("compliant");
});

test("what has no order is not evaluable, and neither compliant nor a violation", () => {
  expect(holds("red", { less: 3 })).toBe("not-evaluable");
  expect(holds({ a: 1 }, { less: "b" })).toBe("not-evaluable");
});

test("an operator that is not known makes the definition not evaluable", () => {
  expect(holds("red", { resembles: "red" })).toBe("not-evaluable");
});

test("regions are compared without regard to blanks", () => {
  const elsewhere = { field: "location", notIn: ["West Europe", "northeurope"] };
  expect(verdictOf(elsewhere, {})).toBe("compliant");
  expect(verdictOf({ field: "location", notEquals: "North Europe" }, {})).toBe("non-compliant");
});

test.each([
  ["equals", "red"],
  ["notEquals", "red"],
  ["in", ["red"]],
  ["like", "r*"],
  ["contains", "r"],
  ["less", 3],
  ["exists", true],
])("%s leaves open what is unknown", (operator, expected) => {
  expect(holds(UNKNOWN, { [operator]: expected })).toBe("unknown");
});

test("whatever a value is, an empty list doesn't have it", () => {
  expect(holds(UNKNOWN, { in: [] })).toBe(false);
  expect(holds(UNKNOWN, { notIn: [] })).toBe(true);
  expect(holds(UNKNOWN, { in: ["red"] })).toBe("unknown");
});

test("a list with an unknown element decides only if another element is the right one", () => {
  expect(holds("red", { in: [UNKNOWN, "red"] })).toBe(true);
  expect(holds("red", { in: [UNKNOWN, "blue"] })).toBe("unknown");
  expect(holds("red", { notIn: [UNKNOWN, "red"] })).toBe(false);
});

test("a text with an unknown part is unknown, but it is there", () => {
  expect(holds(`/subscriptions/${UNKNOWN}`, { equals: "/subscriptions/x" })).toBe("unknown");
  expect(holds(`/subscriptions/${UNKNOWN}`, { exists: false })).toBe(false);
});

test("a value that is absent equals no unknown one", () => {
  expect(holds(undefined, { equals: UNKNOWN })).toBe(false);
});
