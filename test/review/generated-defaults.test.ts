import * as fc from "fast-check";
import { type Mutant, mutantsOf } from "../../mutants";
import { valueAt, withValue } from "../../mutants/change";
import { fails, type Review, review } from "../../review";
import { type AttributePath, type Attributes, escapeTemplate, isAttributes } from "../../terraform-json";
import { inputsOf, prod, type Side, type Sides, TODAY } from "./corpus/sides";

/** Each makes two reviews of prod. */
const RUNS = 40;
const PATIENCE = 600_000;

/** One place in prod's JSON, on both sides of a weakening. */
interface Weakened {
  readonly id: string;
  readonly path: AttributePath;
  readonly before: unknown;
  readonly after: unknown;
}

/** Weakenings that give a plain attribute another plain value; of a lifecycle Terraform takes literals only. */
const WEAKENED = new Map(
  prod()().flatMap(({ json }) =>
    [...mutantsOf(json)].flatMap((mutant): [string, Weakened][] => {
      const found = weakenedAt(json, mutant);
      return found === undefined ? [] : [[mutant.id, found]];
    }),
  ),
);

test(
  "a default that weakens is told like the setting itself, as possible, and fails the review",
  () => {
    fc.assert(
      fc.property(fc.constantFrom(...WEAKENED.keys()), anyWay(), (id, way) => {
        const { after, before, path } = WEAKENED.get(id) ?? { path: [], before: 0, after: 0 };
        const literal = reviewed(side(path, before), side(path, after));
        const variable = reviewed(
          side(path, way.expression, { ...way.more, variable: declared(before) }),
          side(path, way.expression, { ...way.more, variable: declared(after) }),
        );
        expect(placesOf(variable)).toEqual(placesOf(literal));
        expect(fails(variable)).toBe(fails(literal));
        const own = variable.stacks
          .flatMap(({ risks }) => risks)
          .filter(({ attributes }) => attributes.length > 0);
        expect(own.filter(({ certainty }) => certainty === "certain")).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  },
  PATIENCE,
);

test("there are weakenings enough to choose from", () => {
  expect(WEAKENED.size).toBeGreaterThan(RUNS);
});

/** How the variable is named. */
function anyWay() {
  return fc.constantFrom<{ readonly expression: string; readonly more: Attributes }>(
    { expression: "${var.setting}", more: {} },
    { expression: "${local.setting}", more: { locals: { setting: "${var.setting}" } } },
    { expression: "${local.all.setting}", more: { locals: { all: { setting: "${var.setting}" } } } },
    { expression: "${var.setting == null ? null : var.setting}", more: {} },
  );
}

function declared(value: unknown): Attributes {
  return { setting: { default: value } };
}

function side(path: AttributePath, value: unknown, more: Attributes = {}): Sides {
  return () =>
    prod()().map((one): Side => {
      const json = withValue(one.json, path, value);
      const merged = Object.entries(more).map(([key, inner]) => [
        key,
        { ...Object(json[key]), ...Object(inner) },
      ]);
      return { ...one, json: { ...json, ...Object.fromEntries(merged) } };
    });
}

function reviewed(base: Sides, head: Sides): Review {
  return review(inputsOf(base, head), { today: TODAY, version: "0.0.0" });
}

/** Which risks there are, whatever is said of them. */
function placesOf({ stacks }: Review): string[] {
  return stacks
    .flatMap(({ risks }) => risks.map(({ kind, change }) => `${kind} ${change.kind} ${change.address}`))
    .sort();
}

function weakenedAt(
  json: Attributes,
  { address, attribute = "", configuration, id }: Mutant,
): Weakened | undefined {
  const [type = "", ...name] = address.split(".");
  const path = ["resource", type, name.join(".")];
  if (attribute === "" || attribute.startsWith("lifecycle") || !isAttributes(valueAt(json, path))) {
    return undefined;
  }
  path.push(...attribute.split("."));
  const [before, after] = [valueAt(json, path), valueAt(configuration, path)];
  return isPlain(before) && isPlain(after) && before !== after ? { id, path, before, after } : undefined;
}

function isPlain(value: unknown): boolean {
  return typeof value === "string"
    ? escapeTemplate(value) === value
    : ["number", "boolean"].includes(typeof value);
}
