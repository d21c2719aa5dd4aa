import { UNKNOWN } from "../../../rehearsal/policy";
import { BOX, box, judge, resource, verdictOf } from "./support";

const red = { field: `${BOX}/color`, equals: "red" };
const big = { field: `${BOX}/size`, greater: 10 };
/** Fails for a size that is no number, which nobody can compare. */
const broken = { color: "red", size: "big" };

describe("allOf and anyOf", () => {
  test("one false leaf decides allOf whatever the others are", () => {
    expect(verdictOf({ allOf: [big, red] }, { ...broken, color: "blue" })).toBe("compliant");
    expect(verdictOf({ allOf: [big, red] }, { size: UNKNOWN, color: "blue" })).toBe("compliant");
  });

  test("one true leaf decides anyOf whatever the others are", () => {
    expect(verdictOf({ anyOf: [big, red] }, broken)).toBe("non-compliant");
    expect(verdictOf({ anyOf: [big, red] }, { size: UNKNOWN, color: "red" })).toBe("non-compliant");
  });

  test("what can't be told outweighs what is only unknown", () => {
    expect(verdictOf({ allOf: [red, big] }, { color: UNKNOWN, size: "big" })).toBe("not-evaluable");
    expect(verdictOf({ anyOf: [red, big] }, { color: "blue", size: UNKNOWN })).toBe("unknown");
  });

  test("none of anyOf's and all of allOf's are false and true", () => {
    expect(verdictOf({ anyOf: [red, big] }, { color: "blue", size: 1 })).toBe("compliant");
    expect(verdictOf({ allOf: [red, big] }, { color: "red", size: 11 })).toBe("non-compliant");
  });

  test("not leaves unknown what is unknown", () => {
    expect(verdictOf({ not: red }, { color: UNKNOWN })).toBe("unknown");
    expect(verdictOf({ not: red }, { color: "blue" })).toBe("non-compliant");
  });
});

test.each([
  ["no operator", { field: "name" }],
  ["two operators", { field: "name", equals: "a", like: "b" }],
  ["no subject", { equals: "a" }],
  ["two subjects", { field: "name", value: "a", equals: "b" }],
  ["a count of nothing", { count: {}, equals: 1 }],
  ["allOf without an array", { allOf: red }],
  ["a field that is no text", { field: 7, exists: true }],
  ["a field that nobody knows", { field: "colour", exists: true }],
  ["an alias without path", { field: `${BOX}/colour`, exists: true }],
])("a condition with %s is unsupported", (_name, condition) => {
  const result = judge(
    { if: { allOf: [{ field: "type", equals: BOX }, { anyOf: [condition, red] }] } },
    box({ color: "red" }),
  );
  expect(result).toMatchObject({ verdict: "not-evaluable", details: { failure: "unsupported" } });
  expect(result.resource).toBeUndefined();
});

test("all that is unsupported is named at once", () => {
  const result = judge(
    {
      if: {
        allOf: [
          { field: "name", resembles: "a" },
          { value: "[guess()]", equals: 1 },
        ],
      },
    },
    box(),
  );
  expect(result.reason).toBe(
    "The operator resembles is not known to this evaluator; the function guess is not known to this evaluator.",
  );
});

describe("fields that every resource has", () => {
  const body = {
    kind: "Big",
    tags: { Team: "a", "cost.center": "7" },
    identity: { type: "UserAssigned", principalId: "p" },
  };
  test.each([
    ["id", "like", "/subscriptions/*/boxes/box"],
    ["name", "equals", "box"],
    ["type", "equals", BOX.toLowerCase()],
    ["kind", "equals", "big"],
    ["location", "equals", "westeurope"],
    ["fullName", "equals", "box"],
    ["identity.type", "equals", "userassigned"],
    ["tags.team", "equals", "a"],
    ["tags[team]", "equals", "a"],
    ["tags['cost.center']", "equals", "7"],
    ["tags", "containsKey", "team"],
    ["[concat('tags[', 'Team', ']')]", "equals", "A"],
  ])("%s", (field, operator, expected) => {
    const result = judge({ if: { field, [operator]: expected } }, box({}, body));
    expect(result.verdict).toBe("non-compliant");
  });

  test("a tag that isn't there is absent", () => {
    expect(judge({ if: { field: "tags[owner]", exists: false } }, box({}, body)).verdict).toBe(
      "non-compliant",
    );
    expect(judge({ if: { field: "tags[owner]", exists: false } }, box()).verdict).toBe("non-compliant");
  });

  test("the full name of a child has its parents' names", () => {
    const child = resource(`${BOX}/labels`, "outer/inner");
    expect(judge({ if: { field: "fullName", equals: "outer/inner" } }, child).verdict).toBe("non-compliant");
  });
});

test("an alias of another type reads as absent", () => {
  const other = resource("Test.Boxes/bags", "bag", { properties: { color: "red" } });
  expect(judge({ if: red }, other).verdict).toBe("compliant");
  expect(judge({ if: { field: `${BOX}/color`, exists: false } }, other).verdict).toBe("non-compliant");
});

test("properties and aliases are found without regard to case", () => {
  expect(verdictOf({ field: `${BOX.toUpperCase()}/COLOR`, equals: "red" }, { Color: "red" })).toBe(
    "non-compliant",
  );
});

test("a parameter has its assigned value, or else its default, or else nobody can tell", () => {
  const rule = (parameter: object) => ({
    if: { field: `${BOX}/color`, equals: "[parameters('color')]" },
    parameters: { color: parameter },
  });
  const assignments = { "11111111-1111-1111-1111-111111111111": { Color: "blue" } };
  expect(judge(rule({ defaultValue: "red" }), box({ color: "red" })).verdict).toBe("non-compliant");
  expect(judge(rule({ defaultValue: "red" }), box({ color: "blue" }), { assignments }).verdict).toBe(
    "non-compliant",
  );
  expect(judge(rule({}), box({ color: "red" }))).toMatchObject({
    verdict: "not-evaluable",
    reason: "The parameter color has neither an assigned value nor a default.",
    details: { failure: "parameter" },
  });
});

describe("the reason is one sentence with field and value", () => {
  const reason = (condition: Record<string, unknown>, properties: unknown) =>
    judge({ if: { allOf: [{ field: "type", equals: BOX }, condition] } }, box(properties)).reason;

  test.each<[Record<string, unknown>, unknown, string]>([
    [{ field: `${BOX}/color`, notEquals: "red" }, { color: "blue" }, 'color is "blue", not "red".'],
    [{ field: `${BOX}/color`, notEquals: "red" }, { color: "red" }, 'color is "red".'],
    [{ field: `${BOX}/color`, notEquals: "red" }, {}, 'color is absent, so it is not "red".'],
    [{ field: `${BOX}/lid.isLocked`, exists: false }, {}, "lid.isLocked is absent."],
    [
      { anyOf: [red, big] },
      { color: "blue", size: 3 },
      'color is "blue", not "red" and size is 3, and is not greater than 10.',
    ],
    [
      { field: `${BOX}/color`, in: ["red", "blue"] },
      { color: "red" },
      'color is "red", and is one of ["red","blue"].',
    ],
    [{ count: { field: `${BOX}/items[*]` }, less: 1 }, {}, "count of items[*] is 0, and is less than 1."],
    [
      { value: `[toLower(field('${BOX}/color'))]`, equals: "red" },
      { color: "RED" },
      "[toLower(field('color'))] is \"red\".",
    ],
    [red, { color: UNKNOWN }, 'color against "red" is left open.'],
    [
      { field: `${BOX}/items[*].name`, equals: "a" },
      { items: [{ name: "a" }, { name: "b" }] },
      'items[*].name is "b", not "a".',
    ],
  ])("%j", (condition, properties, sentence) => {
    expect(reason(condition, properties)).toBe(sentence);
  });

  test("and only the type where nothing else is asked for", () => {
    expect(judge({ if: { field: "type", equals: BOX } }, box()).reason).toBe(`type is "${BOX}".`);
  });
});
