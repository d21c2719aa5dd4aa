import type { Attributes } from "../../../terraform-json";
import { configuration, lineOf, reviewed } from "../two-sides";
import { VAULT } from "./samples";

const ALL = {
  locals: { s: "DENY", days: "30" },
  variable: { v: {}, w: {}, d: { default: "DENY" } },
  data: { azurerm_client_config: { c: {} } },
};

function opened(before: unknown, after: unknown, base: Attributes = ALL, head: Attributes = base): string[] {
  const side = (value: unknown, more: Attributes) =>
    configuration({ "azurerm_key_vault.a": { ...VAULT, public_network_access_enabled: value } }, more);
  return reviewed(side(before, base), side(after, head))
    .risks.filter(({ kind }) => kind === "network-opened")
    .map(lineOf);
}

const MAYBE = ["network-opened azurerm_key_vault.a public_network_access_enabled ?"];
const CERTAIN = ["network-opened azurerm_key_vault.a public_network_access_enabled"];

describe("another expression that nobody can tell may open it", () => {
  test.each<[string, unknown, unknown]>([
    ["another operator", "${var.v && var.w}", "${var.v || var.w}"],
    ["a negation", "${!var.v}", "${var.v}"],
    ["another literal", '${contains(["a"], var.v)}', '${contains(["a", "b"], var.v)}'],
    ["a function of literals", '${jsondecode("false")}', '${jsondecode("true")}'],
    ["a file", '${jsondecode(file("a"))}', '${jsondecode(file("b"))}'],
  ])("%s", (_, before, after) => {
    expect(opened(before, after)).toEqual(MAYBE);
  });

  test("a local in it", () => {
    const expression = '${replace(local.s, "DENY", "no") == "no"}';
    expect(opened(expression, expression, ALL, { ...ALL, locals: { s: "ALLOW" } })).toEqual(MAYBE);
  });

  test("the default of a variable in it", () => {
    const expression = '${replace(var.d, "DENY", "no") == "no"}';
    const head = { ...ALL, variable: { ...ALL.variable, d: { default: "ALLOW" } } };
    expect(opened(expression, expression, ALL, head)).toEqual(MAYBE);
  });
});

describe("it opens nothing", () => {
  test.each<[string, unknown, unknown]>([
    ["the same with other blanks", "${ var.v&&var.w }", "${var.v && var.w}"],
    ["another name of a variable", "${!var.v}", "${!var.w}"],
    ["another resource that tells it", "${azurerm_subnet.b.x == 1}", "${azurerm_subnet.c.x == 1 || var.v}"],
    ["another place of what it is repeated for", "${each.value.a}", "${each.value.b.a}"],
    ["what is told on both sides", '${tobool("true")}', "${!false}"],
  ])("%s", (_, before, after) => {
    expect(opened(before, after)).toEqual([]);
  });
});

test("what is told turns for certain", () => {
  expect(opened('${tobool("false")}', '${tobool("true")}')).toEqual(CERTAIN);
  const head = { ...ALL, locals: { s: "ALLOW" } };
  const expression = '${title(lower(local.s)) == "Allow"}';
  expect(opened(expression, expression, ALL, head)).toEqual(CERTAIN);
});
