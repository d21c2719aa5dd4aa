import { UNKNOWN } from "../../../rehearsal/policy";
import { BOX, box, judge, verdictOf } from "./support";

const NAME = `${BOX}/items[*].name`;
const items = (...names: unknown[]) => ({ items: names.map((name) => ({ name })) });

describe("a condition on [*]", () => {
  const allRed = { field: NAME, equals: "red" };

  test("holds if it holds for every element", () => {
    expect(verdictOf(allRed, items("red", "RED"))).toBe("non-compliant");
    expect(verdictOf(allRed, items("red", "blue"))).toBe("compliant");
    expect(verdictOf({ field: NAME, notEquals: "red" }, items("red", "blue"))).toBe("compliant");
  });

  test("holds for no element at all, whether the array is empty or absent", () => {
    expect(verdictOf(allRed, items())).toBe("non-compliant");
    expect(verdictOf(allRed, {})).toBe("non-compliant");
    expect(verdictOf({ field: NAME, exists: true }, {})).toBe("non-compliant");
    expect(verdictOf({ field: NAME, exists: false }, {})).toBe("non-compliant");
  });

  test("sees an element without the property as absent", () => {
    expect(verdictOf({ field: NAME, exists: false }, { items: [{}] })).toBe("non-compliant");
    expect(verdictOf({ field: NAME, exists: false }, { items: [{}, { name: "a" }] })).toBe("compliant");
  });

  test("turned round means that some element differs", () => {
    // As in the definition that forbids public addresses of network interfaces.
    const someNamed = { not: { field: NAME, notLike: "*" } };
    expect(verdictOf(someNamed, { items: [{}, { name: "a" }] })).toBe("non-compliant");
    expect(verdictOf(someNamed, { items: [{}, {}] })).toBe("compliant");
    expect(verdictOf(someNamed, {})).toBe("compliant");
  });

  test("goes through arrays within arrays", () => {
    const parts = { field: `${BOX}/items[*].parts[*]`, equals: "a" };
    const nested = (...lists: string[][]) => ({
      items: lists.map((list) => ({ properties: { parts: list } })),
    });
    expect(verdictOf(parts, nested(["a"], ["a", "a"], []))).toBe("non-compliant");
    expect(verdictOf(parts, nested(["a"], ["a", "b"]))).toBe("compliant");
  });

  test("is decided by one wrong element even if another is unknown", () => {
    expect(verdictOf(allRed, items(UNKNOWN, "red"))).toBe("unknown");
    expect(verdictOf(allRed, items(UNKNOWN, "blue"))).toBe("compliant");
    expect(verdictOf(allRed, { items: UNKNOWN })).toBe("unknown");
  });
});

describe("count of a field", () => {
  const count = (where: unknown, operator: Record<string, unknown>) => ({
    count: { field: `${BOX}/items[*]`, ...(where === undefined ? {} : { where }) },
    ...operator,
  });

  test("without where counts all elements", () => {
    expect(verdictOf(count(undefined, { equals: 2 }), items("a", "b"))).toBe("non-compliant");
    expect(verdictOf(count(undefined, { equals: 0 }), {})).toBe("non-compliant");
    expect(verdictOf(count(undefined, { greaterOrEquals: 1 }), {})).toBe("compliant");
  });

  test("with where counts the elements for which it holds", () => {
    const red = { field: NAME, equals: "red" };
    expect(verdictOf(count(red, { equals: 1 }), items("red", "blue"))).toBe("non-compliant");
    expect(verdictOf(count(red, { equals: 1 }), items("red", "red"))).toBe("compliant");
  });

  test("binds a field to the counted element by its path, whatever the alias is called", () => {
    const red = { field: `${BOX}/items.name`, equals: "red" };
    expect(verdictOf(count(red, { equals: 1 }), items("red", "blue"))).toBe("non-compliant");
    // Outside of count the same alias means every element.
    expect(verdictOf(red, items("red", "blue"))).toBe("compliant");
  });

  test("reaches the element with current, by the alias or without a name", () => {
    const byAlias = { value: `[current('${NAME}')]`, equals: "red" };
    expect(verdictOf(count(byAlias, { equals: 1 }), items("red", "blue"))).toBe("non-compliant");
    const whole = { value: "[current().name]", equals: "red" };
    expect(verdictOf(count(whole, { equals: 1 }), items("red", "blue"))).toBe("non-compliant");
  });

  test("counts arrays within arrays one by one, or each within its element", () => {
    const parts = `${BOX}/items[*].parts[*]`;
    const properties = { items: [["a", "b"], ["a"], ["c"]].map((list) => ({ properties: { parts: list } })) };
    const isA = { field: parts, equals: "a" };
    expect(verdictOf({ count: { field: parts, where: isA }, equals: 2 }, properties)).toBe("non-compliant");
    const few = { count: { field: parts }, less: 2 };
    expect(verdictOf(count(few, { equals: 2 }), properties)).toBe("non-compliant");
  });

  test("is decided where no unknown element can change it", () => {
    const red = { field: NAME, equals: "red" };
    expect(verdictOf(count(red, { greaterOrEquals: 1 }), items("red", UNKNOWN))).toBe("non-compliant");
    expect(verdictOf(count(red, { less: 1 }), items("red", UNKNOWN))).toBe("compliant");
    expect(verdictOf(count(red, { equals: 0 }), items("blue", UNKNOWN))).toBe("unknown");
    expect(verdictOf(count(red, { greater: 5 }), items(UNKNOWN))).toBe("compliant");
    expect(verdictOf(count(red, { greater: 5 }), { items: UNKNOWN })).toBe("unknown");
    expect(verdictOf(count(undefined, { greater: 5 }), { items: UNKNOWN })).toBe("unknown");
  });
});

describe("count of values", () => {
  const colors = { parameters: { colors: { defaultValue: ["red", "blue", "RED"] } } };
  const rule = (where: unknown, equals: unknown) => ({
    count: { value: "[parameters('colors')]", name: "color", where },
    equals,
  });

  test("binds each value by its name", () => {
    const same = { field: `${BOX}/color`, equals: "[current('color')]" };
    expect(verdictOf(rule(same, 2), { color: "red" }, colors)).toBe("non-compliant");
    expect(verdictOf(rule(same, 2), { color: "blue" }, colors)).toBe("compliant");
  });

  test("can stand inside a count of a field", () => {
    const within = {
      count: {
        field: `${BOX}/items[*]`,
        where: {
          ...rule({ value: "[current('color')]", equals: `[current('${NAME}')]` }, undefined),
          equals: undefined,
          greater: 0,
        },
      },
      equals: 1,
    };
    const clean = JSON.parse(JSON.stringify(within));
    expect(verdictOf(clean, items("blue", "green"), colors)).toBe("non-compliant");
    expect(verdictOf(clean, items("green"), colors)).toBe("compliant");
  });

  test("needs an array", () => {
    const result = judge({ if: { count: { value: "['text']" }, equals: 0 } }, box());
    expect(result).toMatchObject({ verdict: "not-evaluable", details: { failure: "template" } });
  });

  test("of an unknown list is unknown", () => {
    const unknown = { parameters: { colors: { defaultValue: UNKNOWN } } };
    expect(verdictOf(rule({ value: "a", equals: "b" }, 0), {}, unknown)).toBe("unknown");
  });
});
