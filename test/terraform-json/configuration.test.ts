import { Testing } from "cdktf";
import { readTerraformJson, type TerraformJson } from "../../terraform-json";
import { landingZone } from "../stacks/synthesized";

function read(template: unknown): TerraformJson {
  return readTerraformJson(JSON.stringify(template));
}

function addresses(template: unknown): string[] {
  return read(template).resources.map(({ address }) => address);
}

describe("the stack of prod", () => {
  const { resources, ...prod } = readTerraformJson(Testing.synth(landingZone("prod"), true));

  test("has its resources with addresses and what they wait for", () => {
    const key = resources.find(({ address }) => address === "azapi_resource_action.keys_storage-key");
    expect(key).toMatchObject({
      mode: "managed",
      type: "azapi_resource_action",
      name: "keys_storage-key",
      provider: "azapi",
      hasCount: false,
      hasForEach: false,
      attributes: { method: "PUT" },
    });
    const role = resources.find(
      ({ address }) => address === "azurerm_role_assignment.keys_storage_for-storage",
    );
    expect(role?.dependsOn).toEqual(["azapi_resource_action.keys_storage-key"]);
  });

  test("protects its data", () => {
    const protectedTypes = resources
      .filter(({ lifecycle }) => lifecycle.preventDestroy)
      .map(({ type }) => type);
    expect(protectedTypes).toContain("azurerm_storage_account");
    expect(protectedTypes).not.toContain("azurerm_subnet");
  });

  test("names providers, backend, variables and outputs", () => {
    expect(prod.requiredProviders).toEqual({
      azapi: { source: "azure/azapi", version: expect.any(String) },
      azurerm: { source: "hashicorp/azurerm", version: expect.any(String) },
    });
    expect(prod.providers.map(({ name }) => name).sort()).toEqual(["azapi", "azurerm"]);
    expect(prod.backend).toMatchObject({ type: "azurerm", attributes: { use_azuread_auth: true } });
    expect(prod.variables).toEqual([
      { name: "accept_example_values", type: "bool", hasDefault: true, default: false, sensitive: false },
    ]);
    expect(prod.outputs.map(({ name }) => name)).toContain("workspace_id");
  });
});

describe("a block may be an object or a list, at every level", () => {
  const body = { name: "snet" };
  test.each<[string, unknown]>([
    ["objects", { azurerm_subnet: { a: body, b: body } }],
    ["a list of objects", [{ azurerm_subnet: { a: body } }, { azurerm_subnet: { b: body } }]],
    ["a list of names", { azurerm_subnet: [{ a: body }, { b: body }] }],
    ["lists of one", { azurerm_subnet: { a: [body], b: [body] } }],
    ["with comments", { "//": "x", azurerm_subnet: { "//": "x", a: { ...body, "//": "x" }, b: body } }],
  ])("resources as %s", (_case, resource) => {
    expect(read({ resource }).resources.map(({ address, attributes }) => [address, attributes])).toEqual([
      ["azurerm_subnet.a", body],
      ["azurerm_subnet.b", body],
    ]);
  });

  test("nothing at all is a configuration too", () => {
    expect(read({})).toMatchObject({
      resources: [],
      providers: [],
      modules: [],
      moved: [],
      backend: undefined,
    });
    expect(read({ resource: null, data: [], output: null }).resources).toEqual([]);
  });

  test("data sources have an address of their own", () => {
    const template = { data: { azurerm_client_config: { c: {} } }, resource: { terraform_data: { d: {} } } };
    expect(read(template).resources.map(({ address, mode }) => [address, mode])).toEqual([
      ["terraform_data.d", "managed"],
      ["data.azurerm_client_config.c", "data"],
    ]);
    expect(addresses({ data: { t: { c: {} } }, resource: { t: { c: {} } } })).toEqual(["t.c", "data.t.c"]);
  });

  test("cdktf leaves the construct's path in the comment, which is no attribute", () => {
    const comment = { metadata: { path: "dev/group/Resource", uniqueId: "group" } };
    const [first, second] = read({
      resource: { t: { a: { "//": comment, name: "x" }, b: { "//": 1 } } },
    }).resources;
    expect(first).toMatchObject({ constructPath: "dev/group/Resource" });
    expect(first?.attributes).toEqual({ name: "x" });
    expect(second?.constructPath).toBeUndefined();
  });

  test("lifecycle, count, for_each and addresses in either notation", () => {
    const [resource] = read({
      resource: {
        azurerm_subnet: {
          a: {
            count: 0,
            for_each: `\${var.names}`,
            depends_on: [`\${azurerm_virtual_network.v}`, "module.m"],
            provider: `\${azurerm.hub}`,
            lifecycle: [
              {
                prevent_destroy: "true",
                create_before_destroy: true,
                ignore_changes: ["tags"],
                replace_triggered_by: ["terraform_data.x"],
              },
            ],
          },
        },
      },
    }).resources;
    expect(resource).toMatchObject({
      hasCount: true,
      hasForEach: true,
      dependsOn: ["azurerm_virtual_network.v", "module.m"],
      provider: "azurerm.hub",
      lifecycle: {
        preventDestroy: true,
        createBeforeDestroy: true,
        ignoreChanges: ["tags"],
        replaceTriggeredBy: ["terraform_data.x"],
      },
    });
    const all = read({ resource: { t: { a: { lifecycle: { ignore_changes: "all" } } } } });
    expect(all.resources[0]?.lifecycle).toMatchObject({ ignoreChanges: "all", preventDestroy: false });
  });

  test("providers with aliases, old and new required_providers, cloud", () => {
    const { providers, requiredProviders, backend } = read({
      provider: { azurerm: [{ features: {} }, { alias: "hub" }], azapi: {} },
      terraform: [
        { required_providers: [{ azurerm: "~> 5.2", azapi: { source: "azure/azapi", version: "2.12.0" } }] },
        { required_version: ">= 1.5", backend: { local: {} } },
      ],
    });
    expect(providers).toEqual([
      { name: "azurerm", alias: undefined, attributes: { features: {} } },
      { name: "azurerm", alias: "hub", attributes: { alias: "hub" } },
      { name: "azapi", alias: undefined, attributes: {} },
    ]);
    expect(requiredProviders).toEqual({
      azurerm: { source: undefined, version: "~> 5.2" },
      azapi: { source: "azure/azapi", version: "2.12.0" },
    });
    expect(backend).toEqual({ type: "local", attributes: {} });
    expect(read({ terraform: { cloud: { organization: "o" } } }).backend).toEqual({
      type: "cloud",
      attributes: { organization: "o" },
    });
  });

  test("modules, locals, moved blocks, variables without default", () => {
    const result = read({
      module: { net: { source: "./net", depends_on: ["azurerm_resource_group.g"] } },
      locals: [{ a: 1 }, { b: 2, "//": "x" }],
      moved: [{ from: "t.a", to: "t.b" }],
      variable: { needed: {}, empty: { default: null, sensitive: true } },
      output: { id: { value: "x", sensitive: true, depends_on: ["t.a"] } },
    });
    expect(result.modules).toMatchObject([
      { address: "module.net", source: "./net", dependsOn: ["azurerm_resource_group.g"] },
    ]);
    expect(result.locals).toEqual({ a: 1, b: 2 });
    expect(result.moved).toEqual([{ from: "t.a", to: "t.b" }]);
    expect(result.variables.map(({ name, hasDefault, sensitive }) => [name, hasDefault, sensitive])).toEqual([
      ["needed", false, false],
      ["empty", true, true],
    ]);
    expect(result.outputs).toEqual([{ name: "id", value: "x", sensitive: true, dependsOn: ["t.a"] }]);
  });
});

describe("what is no Terraform JSON is refused with the path", () => {
  test.each(["[]", "1", "null"])("%s", (json) => {
    expect(() => readTerraformJson(json)).toThrow("it holds no object");
  });

  test.each<[unknown, string]>([
    [{ resource: "x" }, "resource must be an object (got a text)"],
    [{ resource: { t: 1 } }, "resource.t must be an object (got a number)"],
    [{ resource: { t: { a: true } } }, "resource.t.a must be an object (got a boolean)"],
    [{ resource: { t: { a: [[]] } } }, "resource.t.a[0] must be an object (got a list)"],
    [{ resource: { t: { a: [{}, {}] } } }, "resource.t.a[1] is there twice"],
    [
      { resource: { t: { a: { depends_on: "t.b" } } } },
      "resource.t.a.depends_on must be a list (got a text)",
    ],
    [{ data: { t: { a: { depends_on: [1] } } } }, "data.t.a.depends_on[0] must be an address (got a number)"],
    [
      { resource: { t: { a: { lifecycle: [{ prevent_destroy: "never" }] } } } },
      "resource.t.a.lifecycle.prevent_destroy must be true or false (got a text)",
    ],
    [{ resource: { t: { a: { lifecycle: [{}, {}] } } } }, "resource.t.a.lifecycle must be one block (got 2)"],
    [{ moved: { from: "t.a" } }, "moved.to must be a text (got nothing)"],
    [
      { terraform: { backend: { local: {}, s3: {} } } },
      "terraform.backend.s3 is a second place for the state",
    ],
    [{ resource: { "a\u001b[2J": 1 } }, 'resource["a\\u001b[2J"] must be an object (got a number)'],
  ])("%j", (template, sentence) => {
    expect(() => read(template)).toThrow(expect.objectContaining({ message: sentence }));
  });

  test("a long name is cut", () => {
    expect(() => read({ resource: { [`${"a".repeat(100)} `]: 1 } })).toThrow(
      `resource["${"a".repeat(80)}…"] must`,
    );
  });

  test("all at once, and no value is quoted", () => {
    const template = { resource: { t: { a: "hunter2", b: 2 } }, module: [3], provider: "hunter2" };
    expect(() => read(template)).toThrow(
      expect.objectContaining({
        problems: [
          "resource.t.a must be an object (got a text)",
          "resource.t.b must be an object (got a number)",
          "provider must be an object (got a text)",
          "module[0] must be an object (got a number)",
        ],
      }),
    );
    const many = { resource: { t: Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`r${i}`, 1])) } };
    expect(() => read(many)).toThrow(/; and 10 more$/);
  });
});

test("a local may have the name of one of JavaScript's own", () => {
  const { locals } = readTerraformJson('{"locals": [{"__proto__": 1}, {"a": 2, "//": "why"}]}');
  expect(Object.entries(locals)).toEqual([
    ["__proto__", 1],
    ["a", 2],
  ]);
});
