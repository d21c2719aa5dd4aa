import { at, fixture, graphOf, pointed, referring } from "./graph-of";

describe("references in a plan that Terraform wrote, before anything exists", () => {
  const graph = fixture("modules");
  test.each<[string, string, string, string]>([
    ["of the same key", 'terraform_data.fe2["b"]', "input", 'terraform_data.fe["b"]#??'],
    ["of the same index", "terraform_data.ct2[1]", "input", "terraform_data.ct[1]#??"],
    ["by each.value", 'terraform_data.fe3["a"]', "input", 'terraform_data.fe["a"]#id?'],
    ["by a module's input", 'module.m["p"].terraform_data.inner', "input", "terraform_data.a#id?"],
    ["by a field of an input", 'module.m["q"].terraform_data.viaobj', "input", "terraform_data.ct[0]#id?"],
    [
      "by an input of an input, and in the same instance",
      'module.m["q"].module.g.terraform_data.g',
      "input",
      'module.m["q"].terraform_data.inner#id?, terraform_data.a#id?',
    ],
    [
      "by one of all instances",
      'module.m["p"].terraform_data.vialist',
      "input",
      'terraform_data.fe["a"]#??, terraform_data.fe["b"]#??',
    ],
    [
      "by a local, which no plan has",
      'module.m["p"].terraform_data.vialocal',
      "input",
      "unknown: it is known after apply, and a plan doesn't tell what local.z leads to",
    ],
    [
      "by a condition",
      "terraform_data.cond",
      "input",
      "unknown: it is known after apply, and it depends on several resources",
    ],
    ["of a text that is known", "terraform_data.ext", "input", "</subscriptions/s1/x>"],
  ])("%s", (_name, address, path, expected) => {
    expect(pointed(at(graph, address).targets(path))).toBe(expected);
  });

  test("lead through the outputs of modules to what refers", () => {
    expect(referring(at(graph, 'module.m["p"].terraform_data.inner').referrers)).toContain(
      "terraform_data.from_module input",
    );
    expect(referring(at(graph, 'module.m["q"].terraform_data.inner').referrers)).not.toContain(
      "terraform_data.from_module input",
    );
    expect(referring(at(graph, 'module.m["q"].module.g.terraform_data.g').referrers)).toEqual([
      "terraform_data.from_module input",
    ]);
  });

  test("depends_on names all instances, and no module", () => {
    expect(at(graph, "terraform_data.ct2[0]").dependsOn.map(({ address }) => address)).toEqual([
      'terraform_data.fe["a"]',
      'terraform_data.fe["b"]',
    ]);
  });

  test("data sources stand in the prior state", () => {
    expect(referring(at(graph, "data.terraform_remote_state.r").referrers)).toEqual([
      "terraform_data.ext input",
    ]);
  });
});

describe("keys that look like something else", () => {
  const key = 'module.x["].y';
  const quoted = JSON.stringify(key);
  const resource = (address: string, values: object, module: string) => ({
    address: `${module}${address}`,
    mode: "managed",
    type: "t",
    name: address.slice(2),
    values,
  });
  const address = `module.m[${quoted}]`;
  const graph = graphOf({
    format_version: "1.2",
    planned_values: {
      root_module: {
        resources: [resource("t.a", {}, "")],
        child_modules: [{ address, resources: [resource("t.in", {}, `${address}.`)] }],
      },
    },
    resource_changes: [
      { ...resource("t.in", {}, `${address}.`), change: { actions: ["create"], after_unknown: { x: true } } },
    ],
    configuration: {
      root_module: {
        resources: [
          { mode: "managed", type: "t", name: "a", expressions: { y: { references: ["module.m"] } } },
        ],
        module_calls: {
          m: {
            expressions: { id: { references: ["t.a.id", "t.a"] } },
            for_each_expression: { references: ["var.all"] },
            module: {
              resources: [
                { mode: "managed", type: "t", name: "in", expressions: { x: { references: ["var.id"] } } },
              ],
              outputs: { o: { expression: { references: ["t.in"] } } },
            },
          },
        },
      },
    },
  });

  test("lead to the module's instance all the same", () => {
    expect(pointed(at(graph, `${address}.t.in`).targets("x"))).toBe("t.a#id?");
    expect(referring(at(graph, `${address}.t.in`).referrers)).toEqual(["t.a y"]);
  });
});
