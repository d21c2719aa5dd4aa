import { Graph } from "../../../baseline/graph";
import { type Attributes, anyTerraformJsonOf } from "../../../terraform-json";
import { at, shown } from "./graph-of";

const LOCALS: Attributes = {
  prod: true,
  env: "prod",
  words: " Allow ",
  days: 365,
  none: null,
  empty: "",
  template: "$${a}",
  rules: ["a", "b"],
};

function graphWith(block: Attributes): Graph {
  return Graph.of(
    anyTerraformJsonOf({ locals: LOCALS, variable: { v: {} }, resource: { t: { a: block, b: {} } } }),
  );
}

const inT = (x: unknown) => shown(at(graphWith({ x }), "t.a").value("x"));

const addresses = (block: Attributes) =>
  graphWith(block).resources.map(({ address, existence }) => `${address} ${existence}`);

describe("what is written is told without a plan", () => {
  test.each<[string, string]>([
    ["${true ? 1 : 0}", "1"],
    ["${local.prod ? false : true}", "false"],
    ["${!local.prod}", "false"],
    ['${local.env == "prod" ? 1 : 0}', "1"],
    ['${tobool("true")}', '"true"'],
    ["${local.prod || var.v}", "true"],
    ["${title(lower(trimspace(local.words)))}", '"Allow"'],
    ["${upper(trimspace(local.words))}", '"ALLOW"'],
    ['${title("two words")}', '"Two Words"'],
    ["${lower(local.template)}", '"${a}"'],
    ["${max(local.days, 30)}", "365"],
    ["${min(local.days, 30, 90)}", "30"],
    ["${coalesce(local.none, local.empty, local.env)}", '"prod"'],
    ["${45 * 2}", "90"],
    ["${2 + 3 * 4 - 1}", "13"],
    ["${(2 + 3) * 4 - 1}", "19"],
    ["${10 - 4 - 3}", "3"],
    ["${local.days - 5 > 300}", "true"],
    ["${local.prod ? local.days + 1 : 0}", "366"],
    ["${length(local.rules) + 1}", "3"],
  ])("%s is %s", (x, expected) => {
    expect(inT(x)).toBe(expected);
  });
});

describe("what nobody tells stays unknown", () => {
  test.each<[string]>([
    ["${var.v ? 1 : 0}"],
    ["${local.prod && var.v}"],
    ["${lower(var.v)}"],
    ["${lower(local.days)}"],
    ["${max(var.v, 30)}"],
    ["${max()}"],
    ["${coalesce(var.v, local.env)}"],
    ["${coalesce(local.none, local.rules)}"],
    ["${1.5 * 2}"],
    ["${9007199254740991 + 2}"],
    ["${9007199254740991 * 9007199254740991}"],
    ["${local.env + 1}"],
    ["${1 + t.b.id}"],
    ["${1 + }"],
    [`\${${"1 + ".repeat(20_000)}1}`],
    [`\${${"lower(".repeat(300)}local.env${")".repeat(300)}}`],
  ])("%.60s", (x) => {
    expect(inT(x)).toMatch(/^unknown/);
  });
});

test("a condition of literals says how many there are", () => {
  expect(addresses({ count: "${local.prod ? 1 : 0}" })).toEqual(["t.a[0] certain", "t.b certain"]);
  expect(addresses({ count: "${local.prod ? 0 : 1}" })).toEqual(["t.b certain"]);
  expect(addresses({ count: "${var.v ? 1 : 0}" })).toEqual(["t.a possible", "t.b certain"]);
});

test("a dynamic block behind a condition of literals is there, or isn't", () => {
  const block = (condition: string) => ({
    dynamic: {
      rule: { for_each: `\${${condition} ? local.rules : []}`, content: { name: "${rule.value}" } },
    },
  });
  const names = (condition: string) => {
    const blocks = at(graphWith(block(condition)), "t.a").blocks("rule");
    return blocks.state === "known" ? blocks.value.map((one) => shown(one.value("name"))) : blocks.state;
  };
  expect(names("local.prod")).toEqual(['"a"', '"b"']);
  expect(names("!local.prod")).toBe("absent");
  expect(names("var.v")).toBe("unknown");
});
