import { UNKNOWN } from "../../../rehearsal/policy";
import { parseValue } from "../../../rehearsal/policy/expression/parser";
import { BOX, box, judge, resource, valueEquals, verdictOf } from "./support";

test.each<[string, unknown]>([
  ["plain", "plain"],
  ["[[not an expression]", "[not an expression]"],
  ["[half", "[half"],
  ["['it''s']", "it's"],
  ["[concat( 'a' ,'b', string(3))]", "ab3"],
  ["[if(true(), 'a', 'b')]", "a"],
  ["[createArray('a', createArray('b', 'c'))[1][0]]", "b"],
  ["[split('x.y:z', createArray('.', ':'))[2]]", "z"],
  ["[split('a/b', '/')[1]]", "b"],
  ["[int('-12')]", -12],
  ["[int(3.9)]", 3],
  ["[string(createArray(1, true()))]", "[1,true]"],
  ["[bool('True')]", true],
  ["[bool(0)]", false],
  ["[not(equals('a', 'A'))]", true],
  ["[equals(createArray(1), createArray(1))]", true],
  ["[and(true(), equals(1, 1))]", true],
  ["[and(true(), false())]", false],
  ["[or(false(), false())]", false],
  ["[or(false(), true())]", true],
  ["[less(1, 2)]", true],
  ["[lessOrEquals('b', 'a')]", false],
  ["[greater(2, 1)]", true],
  ["[greaterOrEquals('2019-04-01', '2019-04-01')]", true],
  ["[empty('')]", true],
  ["[empty(createArray())]", true],
  ["[empty(createArray(''))]", false],
  ["[length('four')]", 4],
  ["[length(createArray(1, 2))]", 2],
  ["[first(createArray('a', 'b'))]", "a"],
  ["[first('xyz')]", "x"],
  ["[last(createArray('a', 'b'))]", "b"],
  ["[concat(createArray('a'), createArray('b'))[1]]", "b"],
  ["[replace('a-b-c', '-', '+')]", "a+b+c"],
  ["[toLower('AbC')]", "abc"],
  ["[toUpper('AbC')]", "ABC"],
  ["[trim('  a ')]", "a"],
  ["[coalesce(null(), 'b')]", "b"],
  ["[padLeft(7, 3, '0')]", "007"],
  ["[padLeft('1234', 3, '0')]", "1234"],
  ["[addDays('2026-01-30T00:00:00Z', 3)]", "2026-02-02T00:00:00.000Z"],
  ["[utcNow()]", "2026-01-31T00:00:00.000Z"],
  ["[contains('abc', 'b')]", true],
  ["[contains(createArray('a', 'b'), 'c')]", false],
  ["[startsWith('Hello', 'hell')]", true],
  ["[endsWith('Hello', 'LO')]", true],
  ["[indexOf('Hello', 'l')]", 2],
  ["[length(union(createArray(1, 2), createArray(2, 3)))]", 3],
  ["[intersection(createArray(1, 2), createArray(2, 3))[0]]", 2],
  ["[ipRangeContains('10.0.0.0/8', '10.1.2.3')]", true],
  ["[ipRangeContains('10.1.2.0/24', '10.1.0.0/16')]", false],
  ["[ipRangeContains('10.0.0.1-10.0.0.9', '10.0.0.4-10.0.0.10')]", false],
  ["[ipRangeContains('10.0.0.1-10.0.0.9', '10.0.0.8/31')]", true],
  ["[requestContext().apiVersion]", "2025-01-01"],
  ["[resourceGroup().name]", "rg"],
  ["[subscription().subscriptionId]", "00000000-0000-0000-0000-000000000001"],
  [`[field('${BOX}/color')]`, "red"],
  [`[FIELD('${BOX.toUpperCase()}/COLOR')]`, "red"],
  ["[field('name')]", "box"],
  [`[field('${BOX}/lid').isLocked]`, true],
])("%s is %j", (expression, expected) => {
  expect(valueEquals(expression, expected, { color: "red", lid: { isLocked: true } })).toBe(true);
});

test("a comparison that must fail does", () => {
  expect(valueEquals("[concat('a', 'b')]", "ba")).toBe(false);
});

test("field gives an empty text for what is absent, and an empty array for an absent [*]", () => {
  expect(valueEquals(`[field('${BOX}/color')]`, "")).toBe(true);
  expect(valueEquals(`[length(field('${BOX}/items[*]'))]`, 0)).toBe(true);
  expect(
    valueEquals(`[length(field('${BOX}/items[*].name'))]`, 2, { items: [{ name: "a" }, { name: "b" }] }),
  ).toBe(true);
});

test("only the chosen branch of if is evaluated", () => {
  const days = `[if(empty(field('${BOX}/color')), 99, int(split(field('${BOX}/color'), '.')[0]))]`;
  expect(valueEquals(days, 99)).toBe(true);
  expect(valueEquals(days, 7, { color: "7.00" })).toBe(true);
});

test.each([
  ["an index beyond the array", "[split('a', '/')[1]]"],
  ["a number that is none", "[int('seven')]"],
  ["a text that is none", "[concat('a', createArray('b'))]"],
  ["an address that is none", "[ipRangeContains('10.0.0.0/8', 'fd00::1')]"],
  ["a range that is none", "[ipRangeContains('10.0.0.0/33', '10.0.0.1')]"],
  ["a date that is none", "[addDays('soon', 1)]"],
  ["current outside of count", "[current()]"],
])("%s is not evaluable", (_name, expression) => {
  const result = judge({ if: { value: expression, equals: "x" } }, box());
  expect(result).toMatchObject({ verdict: "not-evaluable", details: { failure: "template" } });
});

test.each([
  ["[frobnicate('a')]", "the function frobnicate is not known to this evaluator."],
  ["[if(true(), 'a', frobnicate('a'))]", "the function frobnicate is not known to this evaluator."],
  ["[concat('a',]", "the expression [concat('a',] has the end instead of a value or a function."],
  ["[concat('a'", undefined],
  ["[concat('a') 'b']", "the expression [concat('a') 'b'] has \"b\" at 12 instead of the end."],
  ["[a ~ b]", 'the expression [a ~ b] has an unexpected "~" at 2.'],
  ["[a]", 'the expression [a] has the end instead of "(".'],
])("%s is unsupported, with the reason", (expression, reason) => {
  const result = judge({ if: { value: expression, equals: "x" } }, box());
  if (reason === undefined) {
    // No closing bracket: a text like any other.
    expect(result.verdict).toBe("compliant");
  } else {
    const capital = reason.charAt(0).toUpperCase() + reason.slice(1);
    expect(result).toMatchObject({
      verdict: "not-evaluable",
      reason: capital,
      details: { failure: "unsupported" },
    });
  }
});

test("expressions are read inside arrays and objects, and escapes are undone there", () => {
  expect(parseValue(["[[a]", "b"])).toEqual({ kind: "literal", value: ["[a]", "b"] });
  expect(verdictOf({ field: `${BOX}/color`, in: ["[toLower('RED')]", "x"] }, { color: "red" })).toBe(
    "non-compliant",
  );
});

test("a function of an unknown value is unknown, except where another argument decides", () => {
  const of = (value: string, equals: unknown) => verdictOf({ value, equals }, { color: UNKNOWN });
  expect(of(`[concat('a', field('${BOX}/color'))]`, "ab")).toBe("unknown");
  expect(of(`[if(equals(field('${BOX}/color'), 'a'), 1, 2)]`, 1)).toBe("unknown");
  expect(of(`[and(equals(field('${BOX}/color'), 'a'), false())]`, true)).toBe("compliant");
  expect(of(`[or(equals(field('${BOX}/color'), 'a'), true())]`, true)).toBe("non-compliant");
  expect(of(`[length(createArray(field('${BOX}/color')))]`, 1)).toBe("non-compliant");
});

test("the resource group's tags come from the captured group, and are unknown without one", () => {
  const rule = {
    if: {
      allOf: [
        { field: "type", equals: BOX },
        { value: "[resourceGroup().tags['Team']]", equals: "a" },
      ],
    },
  };
  const group = (tags?: Record<string, string>) => ({
    ...resource("Microsoft.Resources/resourceGroups", "rg", { tags }),
    id: "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/RG",
  });
  expect(judge(rule, [box(), group({ team: "a" })]).verdict).toBe("non-compliant");
  expect(judge(rule, [box(), group()]).verdict).toBe("compliant");
  expect(judge(rule, box()).verdict).toBe("unknown");
});

test("without an API version, what depends on it is unknown", () => {
  const rule = { if: { value: "[requestContext().apiVersion]", less: "2019-04-01" } };
  expect(judge(rule, box({}, { apiVersion: undefined })).verdict).toBe("unknown");
  expect(judge(rule, box({}, { apiVersion: "2018-01-01" })).verdict).toBe("non-compliant");
});

test("a field whose name is unknown is unknown, and not absent", () => {
  const parameters = { tag: { defaultValue: UNKNOWN } };
  const byCondition = { field: "[concat('tags[', parameters('tag'), ']')]", exists: false };
  expect(verdictOf(byCondition, {}, { parameters })).toBe("unknown");
  const byFunction = { value: "[field(parameters('tag'))]", equals: "" };
  expect(verdictOf(byFunction, {}, { parameters })).toBe("unknown");
});
