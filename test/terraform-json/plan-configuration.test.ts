import { expressionWithin, type PlanExpression, planExpression, readPlanJson } from "../../terraform-json";

function read(plan: object) {
  return readPlanJson(JSON.stringify({ format_version: "1.2", ...plan }));
}

describe("the configuration in a plan", () => {
  const { configuration, providers } = read({
    configuration: {
      provider_config: {
        azurerm: { name: "azurerm", expressions: { features: [{}] } },
        "azurerm.hub": { name: "azurerm", alias: "hub" },
      },
      root_module: {
        resources: [
          { mode: "managed", type: "t", name: "a", expressions: { x: 1 }, depends_on: ["t.b", "module.m"] },
          { mode: "data", type: "t", name: "a", count_expression: { constant_value: 2 } },
        ],
        module_calls: {
          m: {
            expressions: { id: { references: ["t.a"] } },
            for_each_expression: { references: ["var.x"] },
            module: { outputs: { o: { expression: { references: ["t.c"] } }, none: {} }, resources: [] },
          },
        },
      },
    },
  });

  test("has the blocks of each module, data sources apart", () => {
    expect([...configuration.blocks]).toEqual([
      [
        "t.a",
        {
          address: "t.a",
          expressions: { x: 1 },
          dependsOn: ["t.b", "module.m"],
          hasKeys: false,
          provisioners: [],
          forEach: undefined,
        },
      ],
      [
        "data.t.a",
        {
          address: "data.t.a",
          expressions: {},
          dependsOn: [],
          hasKeys: true,
          provisioners: [],
          forEach: undefined,
        },
      ],
    ]);
  });

  test("has the modules that it calls, with inputs and outputs", () => {
    const call = configuration.calls.get("m");
    expect(call).toMatchObject({ hasKeys: true, forEach: { references: ["var.x"] } });
    expect(call?.expressions).toEqual({ id: { references: ["t.a"] } });
    expect([...(call?.module.outputs ?? [])]).toEqual([["o", { references: ["t.c"], template: undefined }]]);
  });

  test("has the configurations of the providers", () => {
    expect(providers).toEqual([
      { name: "azurerm", alias: undefined, expressions: { features: [{}] } },
      { name: "azurerm", alias: "hub", expressions: {} },
    ]);
  });

  test("is empty where the plan was cut down", () => {
    const plan = read({ resource_changes: [] });
    expect([plan.configuration.blocks.size, plan.providers, plan.priorResources]).toEqual([0, [], []]);
  });

  test("of another shape is refused with the path", () => {
    const broken = {
      prior_state: { values: { root_module: { resources: {} } } },
      configuration: {
        provider_config: 1,
        root_module: { resources: [{ type: 1, name: "a" }], module_calls: { m: 1 } },
      },
    };
    expect(() => read(broken)).toThrow(
      expect.objectContaining({
        problems: [
          "prior_state.values.root_module.resources must be a list (got an object)",
          "configuration.root_module.resources[0].type must be a text (got a number)",
          "configuration.root_module.module_calls.m must be an object (got a number)",
          "configuration.provider_config must be an object (got a number)",
        ],
      }),
    );
  });
});

describe("an expression in a plan", () => {
  test.each<[string, unknown, PlanExpression | undefined]>([
    ["is constant", { constant_value: 0 }, { references: [], constant: 0 }],
    ["refers to something", { references: ["a.b.id", "a.b"] }, { references: ["a.b.id", "a.b"] }],
    [
      "has its template beside, from JSON configuration",
      { constant_value: "${a.b.id}", references: ["a.b.id", "a.b"] },
      { references: ["a.b.id", "a.b"], template: "${a.b.id}" },
    ],
    ["is no block", { references: { references: ["a.b"] } }, undefined],
    ["is no list of blocks", [{}], undefined],
    ["is no empty block", {}, undefined],
  ])("%s", (_name, value, expected) => {
    expect(planExpression(value)).toEqual(expected);
  });

  test("of an object leads to the expressions in it, where the plan has the template", () => {
    const template = { x: ["${a.b.id}/y", "${c.d.id}"], n: 1 };
    const whole = { references: ["a.b.id", "a.b", "c.d.id", "c.d"], template };
    expect(expressionWithin(expressionWithin(whole, "x"), 1)).toEqual({
      references: ["c.d.id"],
      template: "${c.d.id}",
    });
    expect(expressionWithin(whole, "n")).toEqual({ references: [], constant: 1 });
    expect(expressionWithin(whole, "toString")).toEqual({ references: [], constant: undefined });
    const hcl = { references: ["a.b.id", "a.b"] };
    expect(expressionWithin(hcl, "x")).toBe(hcl);
  });
});

test("data sources that a plan has read stand in the prior state", () => {
  const resource = { address: "data.t.a", mode: "data", type: "t", name: "a", values: { x: 1 } };
  const { priorResources } = read({
    prior_state: {
      values: { root_module: { child_modules: [{ address: "module.m", resources: [resource] }] } },
    },
  });
  expect(priorResources).toMatchObject([
    { address: "data.t.a", moduleAddress: "module.m", attributes: { x: 1 } },
  ]);
});
