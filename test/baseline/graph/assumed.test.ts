import { Graph } from "../../../baseline/graph";
import { type Attributes, anyTerraformJsonOf } from "../../../terraform-json";
import { at, shown } from "./graph-of";

const ASSUMED = new Map<string, unknown>([
  ["on", true],
  ["off", false],
  ["nothing", null],
  ["word", "a"],
  ["number", 3],
  ["list", ["a", "b"]],
  ["map", { a: { x: 1 }, b: { x: 2 } }],
  // as whoever assumes writes what isn't meant as a template
  ["text", "$${var.off}"],
]);
const LOCALS = { locked: "${var.on}", deep: { inner: "${local.locked}" }, loop: "${!local.loop}" };

const graphWith = (json: Attributes, assumed?: ReadonlyMap<string, unknown>) =>
  Graph.of(anyTerraformJsonOf({ variable: { on: { default: true } }, ...json }), { assumed });

function inT(x: unknown, assumed?: ReadonlyMap<string, unknown>): string {
  return shown(
    at(graphWith({ locals: LOCALS, resource: { t: { a: { x }, v: {} } } }, assumed), "t.a").value("x"),
  );
}

const addresses = (block: Attributes, assumed?: ReadonlyMap<string, unknown>) =>
  graphWith({ locals: LOCALS, resource: { t: { a: block } } }, assumed).resources.map(
    ({ address, existence }) => `${address} ${existence}`,
  );

describe("an assumed variable has its value", () => {
  test.each<[string, string]>([
    ["${var.on}", "true"],
    ["${var.nothing}", "absent"],
    ["x-${var.word}-${var.number}", '"x-a-3"'],
    ["${var.map.a.x}", "1"],
    ['${var.map["b"].x}', "2"],
    ["${var.list[1]}", '"b"'],
    ["${local.deep.inner}", "true"],
    ["${lookup(var.map, var.word)}", '{"x":1}'],
    ["${length(var.list)}", "2"],
    ["${var.text}", '"${var.off}"'],
    ["${tostring(var.text)}", '"${var.off}"'],
  ])("%s is %s", (x, expected) => {
    expect(inT(x, ASSUMED)).toBe(expected);
  });
});

describe("an operator on it is done", () => {
  test.each<[string, string]>([
    ["${!var.on}", "false"],
    ["${!!var.on}", "true"],
    ["${!local.locked}", "false"],
    ["${var.on && var.off}", "false"],
    ["${var.off || var.on && var.on}", "true"],
    ["${!(var.on && var.off)}", "true"],
    ["${var.other && var.off}", "false"],
    ["${var.on || var.other}", "true"],
    ['${var.word == "a"}', "true"],
    ['${var.word != "a"}', "false"],
    ["${var.nothing == null}", "true"],
    ["${var.word == null}", "false"],
    ["${var.number >= 3 && var.number < 4}", "true"],
    ["${length(var.list) > 2}", "false"],
    ["${var.on ? 1 : 0}", "1"],
    ["${var.off ? 1 : 0}", "0"],
    ["${var.off ? 1 : var.on ? 2 : 3}", "2"],
    ["${var.on ? var.off ? 1 : 2 : 3}", "2"],
    ['${var.word == "b" ? "x" : var.word}', '"a"'],
    ["${(var.on) ? var.list : []}", '["a","b"]'],
    ["${var.on ? null : 1}", "absent"],
    ["pre-${var.on ? 1 : 0}", '"pre-1"'],
    ['${concat(var.list, ["c"])}', '["a","b","c"]'],
    ['${contains(var.list, "b")}', "true"],
    ['${[var.word, "b", var.number]}', '["a","b",3]'],
    ["${tobool(var.on)}", "true"],
    ["${var.number + 1}", "4"],
    ["${var.number + 1 == 4}", "true"],
  ])("%s is %s", (x, expected) => {
    expect(inT(x, ASSUMED)).toBe(expected);
  });
});

describe("what isn't told stays unknown", () => {
  test.each<[string]>([
    ["${var.other}"],
    ["${!var.other}"],
    ["${var.other ? 1 : 1}"],
    ["${var.other && var.on}"],
    ['${var.number == "3"}'],
    ['${var.word < "b"}'],
    ["${var.list == []}"],
    ["${var.number + var.other}"],
    ["${var.number / 2}"],
    ["${var.on ? 1}"],
    ["${var.on : 1}"],
    ["${(var.on ? 1 : 0}"],
    ["${[for x in var.list : x]}"],
    ["${var.on ? t.v.id : 1}"],
    ["${contains(var.list, var.other)}"],
    ["${concat(var.list, var.other)}"],
    ["${local.loop}"],
  ])("%s", (x) => {
    expect(inT(x, ASSUMED)).toMatch(/^unknown/);
  });
});

test("a reference that a condition chooses is followed", () => {
  const graph = graphWith({ resource: { t: { a: { x: "${var.on ? t.v.id : null}" }, v: {} } } }, ASSUMED);
  const targets = at(graph, "t.a").targets("x");
  const [target] = targets.state === "known" ? targets.value : [];
  expect(target?.kind === "resource" && target.resource.address).toBe("t.v");
});

describe("how many there are of a block", () => {
  test.each<[string, Attributes, readonly string[]]>([
    ["a condition as count", { count: "${var.on ? 1 : 0}" }, ["t.a[0] certain"]],
    ["a condition that says none", { count: "${local.locked ? 0 : 1}" }, []],
    ["a set", { for_each: "${toset(var.list)}" }, ['t.a["a"] certain', 't.a["b"] certain']],
    ["a map", { for_each: "${var.map}" }, ['t.a["a"] certain', 't.a["b"] certain']],
    ["a set behind a condition", { for_each: '${var.on ? toset(["k"]) : []}' }, ['t.a["k"] certain']],
    ["no set behind one", { for_each: '${var.off ? toset(["k"]) : []}' }, []],
    ["another variable", { count: "${var.other ? 1 : 0}" }, ["t.a possible"]],
  ])("%s", (_, block, expected) => {
    expect(addresses(block, ASSUMED)).toEqual(expected);
  });
});

describe("where nothing is assumed", () => {
  test.each<[string]>([
    ["${var.on}"],
    ["${var.on ? 1 : 0}"],
    ["${!var.on}"],
    ["${local.locked ? 1 : 0}"],
    ['${["${true}", var.on]}'],
  ])("%s stays unknown, whatever its default", (x) => {
    expect(inT(x)).toMatch(/^unknown/);
  });

  test("a condition as count may be anything", () => {
    expect(addresses({ count: "${var.on ? 1 : 0}" })).toEqual(["t.a possible"]);
  });
});

describe("hostile expressions end", () => {
  const nested = (depth: number) => `\${${"(".repeat(depth)}var.on${")".repeat(depth)}}`;
  const locals = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [
      `l${index + 1}`,
      `\${local.l${index} ? local.l${index} && local.l${index} : !local.l${index}}`,
    ]),
  );
  test.each<[string, string, RegExp]>([
    ["brackets that go deep", nested(900), /^true$/],
    ["brackets that go deeper than anybody writes", nested(50_000), /^unknown/],
    ["negations without end", `\${${"!".repeat(50_000)}var.on}`, /^unknown/],
    ["a condition of conditions", `\${${"var.on ? ".repeat(50)}1${" : 0".repeat(50)}}`, /^1$/],
    ["locals that ask each other twice", "${local.l60}", /^(true|unknown)/],
    ["a chain of locals that is too deep", "${local.l300}", /^unknown/],
  ])("%s", (_, x, expected) => {
    const graph = graphWith({ locals: { l0: true, ...locals }, resource: { t: { a: { x } } } }, ASSUMED);
    expect(shown(at(graph, "t.a").value("x"))).toMatch(expected);
  });
});
