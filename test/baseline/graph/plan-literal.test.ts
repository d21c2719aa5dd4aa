import { at, graphOf } from "./graph-of";
import { to } from "./plan-of";

const SECRET = { mode: "managed", type: "azurerm_key_vault_secret", name: "s" };

/** A secret in a module `m`, whose input is its value. */
function inModule(given: object | undefined, variable: object = {}, forEach?: object) {
  const address = "module.m.azurerm_key_vault_secret.s";
  const graph = graphOf({
    format_version: "1.2",
    planned_values: {
      root_module: {
        child_modules: [
          { address: "module.m", resources: [{ ...SECRET, address, values: { value: "hello" } }] },
        ],
      },
    },
    configuration: {
      root_module: {
        variables: { outer: { default: "hello" } },
        module_calls: {
          m: {
            expressions: given === undefined ? {} : { secret: given },
            for_each_expression: forEach,
            module: {
              variables: { secret: variable },
              resources: [
                {
                  ...SECRET,
                  address: "azurerm_key_vault_secret.s",
                  expressions: { value: to("var.secret") },
                },
              ],
            },
          },
        },
      },
    },
  });
  return graph.isLiteral?.(at(graph, address), "value");
}

test("what a module is given as text stands in the code", () => {
  expect(inModule({ constant_value: "hello" })).toBe(true);
  expect(inModule({ constant_value: { a: ["x", "hello"] } })).toBe(true);
  expect(inModule({ constant_value: "other" })).toBe(false);
  expect(inModule(to("each.value"), {}, { constant_value: { a: "hello" } })).toBe(true);
});

test("so does the default of a variable, its own or one further out", () => {
  expect(inModule(undefined, { default: "hello" })).toBe(true);
  expect(inModule(to("var.outer"))).toBe(true);
  expect(inModule(to("var.given"), { default: "hello" })).toBe(false);
});

test("what comes from outside or another resource doesn't", () => {
  expect(inModule(to("random_password.p.result", "random_password.p"))).toBe(false);
  expect(inModule(to("local.secret"))).toBe(false);
  expect(inModule(undefined)).toBe(false);
});

test("modules that give on and on come to an end", () => {
  const both = Object.fromEntries(["a", "b"].map((name) => [name, to("var.a", "var.b")]));
  const nested = (depth: number): object =>
    depth === 0
      ? {
          resources: [
            {
              ...SECRET,
              address: "azurerm_key_vault_secret.s",
              expressions: { value: to("var.a", "var.b") },
            },
          ],
        }
      : { module_calls: { m: { expressions: both, module: nested(depth - 1) } } };
  const planned = (depth: number, module: string): object => {
    const inner = `${module}module.m`;
    const resource = {
      ...SECRET,
      address: `${inner}.azurerm_key_vault_secret.s`,
      values: { value: "hello" },
    };
    return depth === 1
      ? { address: inner, resources: [resource] }
      : { address: inner, child_modules: [planned(depth - 1, `${inner}.`)] };
  };
  const graph = graphOf({
    format_version: "1.2",
    planned_values: { root_module: { child_modules: [planned(40, "")] } },
    configuration: { root_module: nested(40) },
  });
  const [secret] = graph.resources;
  expect(secret && graph.isLiteral?.(secret, "value")).toBe(false);
});
