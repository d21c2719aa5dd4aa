import fc from "fast-check";
import { differences } from "../../../../review/changes/differences";
import type { TypeSchema } from "../../../../review/changes/schema";
import { type Attributes, isAttributes } from "../../../../terraform-json";

const SCHEMA: TypeSchema = {
  replaces: [],
  defaults: { on: true, "block.days": 7, "rule.action": "Allow" },
  sets: ["ids", "rule", "block.ids"],
};

const word = fc.stringMatching(/^[a-z]{1,6}$/);
const scalar = fc.oneof(word, fc.integer({ min: 1, max: 99 }), fc.boolean());
const ids = fc.uniqueArray(word, { minLength: 1, maxLength: 4 });
const block = fc.record({ days: fc.integer({ min: 1, max: 9 }), ids, text: word });
const rules = fc.uniqueArray(word, { minLength: 2, maxLength: 5 }).chain((names) =>
  fc.tuple(
    ...names.map((name) =>
      fc.record({
        name: fc.constant(name),
        action: fc.constantFrom("Allow", "Deny"),
        port: fc.integer({ min: 1 }),
      }),
    ),
  ),
);

/** A resource with all that a neutral rewriting can touch. */
const resource: fc.Arbitrary<Attributes> = fc.record({
  on: fc.boolean(),
  size: fc.integer({ min: 1, max: 99 }),
  block,
  ids,
  rule: rules,
  list: ids,
  tags: fc.dictionary(word, word, { minKeys: 1, maxKeys: 4 }),
  other: scalar,
});

/** The same to Terraform: `coin` decides which of the ways to write it is taken. */
function rewritten(value: unknown, dotted: string, coin: () => boolean): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => rewritten(item, dotted, coin));
    return SCHEMA.sets.includes(dotted) && coin() ? items.reverse() : items;
  }
  if (isAttributes(value)) {
    const fields = Object.entries(value).flatMap(([key, inner]) => {
      const path = dotted === "" ? key : `${dotted}.${key}`;
      const isDefault = Object.hasOwn(SCHEMA.defaults, path) && SCHEMA.defaults[path] === inner;
      return isDefault && coin() ? [] : [[key, rewritten(inner, path, coin)] as const];
    });
    const noise = [coin() ? ["//", { at: 1 }] : ["nothing", null], ["none", coin() ? [] : ""]] as const;
    const object = Object.fromEntries(dotted === "tags" ? fields : [...noise, ...fields]);
    const ordered = coin() ? object : Object.fromEntries(Object.entries(object).reverse());
    return dotted === "block" && coin() ? [ordered] : ordered;
  }
  return typeof value !== "string" && coin() ? String(value) : value;
}

/** A coin whose throws fast-check decides. */
function coinOf(throws: readonly boolean[]): () => boolean {
  let next = 0;
  return () => {
    next += 1;
    return throws[next % throws.length] ?? false;
  };
}

const throws = fc.array(fc.boolean(), { minLength: 7, maxLength: 31 });

function neutral(attributes: Attributes, coin: () => boolean): Attributes {
  const value = rewritten(attributes, "", coin);
  return isAttributes(value) ? value : {};
}

test("a neutral rewriting never makes a difference", () => {
  fc.assert(
    fc.property(resource, throws, (before, coins) => {
      expect(differences(before, neutral(before, coinOf(coins)), SCHEMA)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

/** Every leaf of a resource, as the function that puts another value there. */
const LEAVES: readonly [string, (before: Attributes) => Attributes][] = [
  ["on", (before) => ({ ...before, on: before.on !== true })],
  ["size", (before) => ({ ...before, size: 100 })],
  ["other", (before) => ({ ...before, other: "another-word" })],
  ["list", (before) => ({ ...before, list: ["one-more-word"] })],
  ["ids", (before) => ({ ...before, ids: [...listOf(before.ids), "one-more-word"] })],
  ["block.days", (before) => ({ ...before, block: { ...objectOf(before.block), days: 10 } })],
  ["block.ids", (before) => ({ ...before, block: { ...objectOf(before.block), ids: ["one-more-word"] } })],
  ["tags.a-new-tag", (before) => ({ ...before, tags: { ...objectOf(before.tags), "a-new-tag": "x" } })],
  ["rule.port", (before) => ({ ...before, rule: withFirst(before.rule, (rule) => ({ ...rule, port: 0 })) })],
];

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function objectOf(value: unknown): Attributes {
  return isAttributes(value) ? value : {};
}

function withFirst(list: unknown, change: (item: Attributes) => Attributes): unknown[] {
  return listOf(list).map((item, index) => (index === 0 ? change(objectOf(item)) : item));
}

test.each(LEAVES)("a changed %s is the only difference, however the rest is rewritten", (path, change) => {
  fc.assert(
    fc.property(resource, throws, (before, coins) => {
      const found = differences(before, neutral(change(before), coinOf(coins)), SCHEMA);
      const paths = found.map((one) => one.path.filter((step) => typeof step === "string").join("."));
      expect(paths).toEqual([path]);
    }),
    { numRuns: 200 },
  );
});

test("what goes one way comes back the other way", () => {
  fc.assert(
    fc.property(resource, resource, (one, other) => {
      const there = differences(one, other, SCHEMA);
      const back = differences(other, one, SCHEMA);
      expect(there.length).toBe(back.length);
    }),
  );
});
