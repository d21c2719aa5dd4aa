import { defaultsOf } from "../../../review/changes/defaults";
import { type Attributes, terraformJsonOf } from "../../../terraform-json";

/** What is made of `v`, as HEAD declares it; undefined where BASE doesn't. */
function of(before: Attributes | undefined, after: Attributes) {
  const side = (v: Attributes | undefined) => terraformJsonOf({ variable: { ...(v && { v }) } });
  const { assumed, shown, unjudged } = defaultsOf(side(after), side(before));
  return {
    assumed: [...assumed.values()],
    shown: [...shown.values()],
    unjudged: unjudged.map(({ because }) => because),
  };
}

const NONE = { assumed: [], shown: [], unjudged: [] };
const taken = (value: unknown) => ({ assumed: [value], shown: [value], unjudged: [] });

function nested(depth: number): unknown {
  let value: unknown = "x";
  for (let level = 0; level < depth; level += 1) {
    value = [value];
  }
  return value;
}

describe("a default is taken for what is given", () => {
  test.each<[string, Attributes | undefined, Attributes, unknown]>([
    ["where it is another", { default: false }, { default: true }, true],
    ["where the variable is new", undefined, { default: true }, true],
    ["where it is null now", { default: 1 }, { default: null }, null],
    [
      "where a part of it is another",
      { default: { a: 1, b: 2 } },
      { default: { a: 1, b: 3 } },
      { a: 1, b: 3 },
    ],
    ["as its type has it: bool", { default: "false", type: "bool" }, { default: "true", type: "bool" }, true],
    ["as its type has it: number", { default: "3", type: "number" }, { default: "4", type: "number" }, 4],
    ["as its type has it: string", { default: 3, type: "string" }, { default: 4, type: "string" }, "4"],
    ["as text, which Terraform takes as it stands", { default: "a" }, { default: "${var.v}" }, "$${var.v}"],
    ["with names that are text", { default: {} }, { default: { "${a}": ["%{b}"] } }, { "$${a}": ["%%{b}"] }],
    [
      "of objects whose type fills in null",
      { default: {} },
      { default: { a: 1 }, type: "object({a=optional(number)})" },
      { a: 1 },
    ],
  ])("%s", (_, before, after, expected) => {
    expect(of(before, after)).toEqual(taken(expected));
  });
});

describe("nothing is taken for given", () => {
  test.each<[string, Attributes | undefined, Attributes]>([
    ["where it is the same", { default: true }, { default: true }],
    ["where a default comes", {}, { default: true }],
    ["where a default goes", { default: true }, {}],
    ["where there never was one", {}, {}],
    ["where a new variable has none", undefined, {}],
    ["where a new variable is sensitive", undefined, { default: "s", sensitive: true }],
    [
      "where it is the same, and larger than anybody reads",
      { default: "x".repeat(60_000) },
      { default: "x".repeat(60_000) },
    ],
    [
      "where it is the same, and nobody may read it",
      { default: "s", sensitive: true },
      { default: "s", sensitive: true },
    ],
  ])("%s", (_, before, after) => {
    expect(of(before, after)).toEqual(NONE);
  });
});

describe("another default that can't be judged is named", () => {
  const FILLED = "map(object({ list = optional(list(string), []), on = bool }))";
  test.each<[string, Attributes, Attributes, string, readonly unknown[]]>([
    ["nobody may read it", { default: 1, sensitive: true }, { default: 2, sensitive: true }, "sensitive", []],
    ["nobody may read it any more", { default: 1 }, { default: 2, sensitive: true }, "sensitive", []],
    ["nobody might read it so far", { default: 1, sensitive: true }, { default: 2 }, "sensitive", []],
    [
      "nobody may read it any more, and its type fills in",
      { default: {}, type: FILLED },
      { default: { a: {} }, type: FILLED, sensitive: true },
      "sensitive",
      [],
    ],
    [
      "nobody might read it so far, and its type fills in",
      { default: {}, type: FILLED, sensitive: true },
      { default: { a: {} }, type: FILLED },
      "sensitive",
      [],
    ],
    [
      "its type fills in",
      { default: {}, type: FILLED },
      { default: { a: {} }, type: FILLED },
      "filled",
      [{ a: {} }],
    ],
    ["it is large", { default: [] }, { default: Array(9_000).fill("10.0.0.0") }, "large", []],
    ["it was large", { default: Array(9_000).fill("10.0.0.0") }, { default: [] }, "large", []],
    ["it is nested without end", { default: [] }, { default: nested(20_000) }, "large", []],
  ])("%s", (_, before, after, because, shown) => {
    expect(of(before, after)).toEqual({ assumed: [], shown, unjudged: [because] });
  });
});

test("of a stack that is on one side only nothing is taken for given", () => {
  const only = terraformJsonOf({ variable: { v: { default: 1 } } });
  expect([...defaultsOf(only, undefined).assumed, ...defaultsOf(undefined, only).assumed]).toEqual([]);
});

test("a type that never ends is read at once", () => {
  const type = `object({${"a=optional(((".repeat(3_000)}`;
  expect(of({ default: 1, type }, { default: 2, type }).unjudged).toEqual([]);
});
