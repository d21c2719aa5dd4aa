import { type Json, refused, rewrite, withResource } from "./rewrite";

const ATTRIBUTES = {
  location: "westeurope",
  tags: { t: "x" },
  identity: [{ type: "SystemAssigned" }],
  body: { properties: { feed: "f", list: [{ a: 1 }], computed: `\${var.v}` } },
};
const AT = "terraform_data.x_replay-body";

/** What an output's value becomes beside a resource `x`. */
function rewritten(value: unknown, attributes: Json = ATTRIBUTES): unknown {
  const { template } = rewrite(withResource(attributes, { output: { o: { value } } }));
  return (template.output as Record<string, Json>).o?.value;
}

describe("a reference to azapi leads to what replays it", () => {
  test.each([
    ["id", ".input.id"],
    ["name", ".input.name"],
    ["type", ".input.type"],
    ["parent_id", ".input.parent_id"],
    ["location", ".input.location"],
    ["tags.t", ".triggers_replace.defaults.tags.t"],
    ["identity[0].principal_id", ".input.identity[0].principal_id"],
    ["identity.0.tenant_id", ".input.identity.0.tenant_id"],
    ["body.properties.feed", ".triggers_replace.body.properties.feed"],
    ["output.id", ".input.output.id"],
    ["output.type", ".input.output.type"],
    ["output.properties.feed", ".triggers_replace.body.properties.feed"],
    ["output.properties.list[0].a", ".triggers_replace.body.properties.list[0].a"],
    ["output.properties.list[*].a", ".triggers_replace.body.properties.list[*].a"],
    ["output.properties.computed", ".triggers_replace.body.properties.computed"],
  ])("%s", (attribute, place) => {
    expect(rewritten(`a-\${azapi_resource.x.${attribute}}-b`)).toBe(`a-\${${AT}${place}}-b`);
  });

  test("in the middle of expressions, several times, in names of properties", () => {
    expect(rewritten(`\${join(",", [azapi_resource.x.id, "\${azapi_resource.x.name}"])}`)).toBe(
      `\${join(",", [${AT}.input.id, "\${${AT}.input.name}"])}`,
    );
    expect(rewritten({ "${azapi_resource.x.id}": ["${azapi_resource.x.name}"] })).toEqual({
      [`\${${AT}.input.id}`]: [`\${${AT}.input.name}`],
    });
  });

  test("by index, key, splat and computed key", () => {
    const several = { ...ATTRIBUTES, for_each: `\${var.names}` };
    expect(rewritten(`\${azapi_resource.x["a.b"].id}`, several)).toBe(`\${${AT}["a.b"].input.id}`);
    expect(rewritten(`\${azapi_resource.x[*].output.properties.feed}`, several)).toBe(
      `\${${AT}[*].triggers_replace.body.properties.feed}`,
    );
    expect(rewritten(`\${azapi_resource.x[azapi_resource.x["a"].name].id}`, several)).toBe(
      `\${${AT}[${AT}["a"].input.name].input.id}`,
    );
    expect(rewritten(`\${azapi_resource.x[0].id}`, { ...ATTRIBUTES, count: 1 })).toBe(
      `\${${AT}[0].input.id}`,
    );
  });

  test("by the names of response_export_values", () => {
    const exports = { ...ATTRIBUTES, response_export_values: { fed: "properties.feed", own: "id" } };
    expect(rewritten(`\${azapi_resource.x.output.fed}`, exports)).toBe(
      `\${${AT}.triggers_replace.body.properties.feed}`,
    );
    expect(rewritten(`\${azapi_resource.x.output.own}`, exports)).toBe(`\${${AT}.input.output.id}`);
  });

  test("not where it is text", () => {
    expect(rewritten("azapi_resource.x.id")).toBe("azapi_resource.x.id");
    expect(rewritten("$${azapi_resource.x.id}")).toBe("$${azapi_resource.x.id}");
  });

  test("in depends_on of every kind of block, and in replace_triggered_by", () => {
    const waits = { depends_on: ["azapi_resource.x", `\${azapi_resource.x}`, "azurerm_thing.t"] };
    const lifecycle = {
      replace_triggered_by: ["azapi_resource.x", "azapi_resource.x.body", "azurerm_thing.t"],
    };
    const { template } = rewrite(
      withResource(ATTRIBUTES, {
        resource: { azurerm_thing: { a: { ...waits, lifecycle }, t: {} } },
        data: { azurerm_thing: { d: waits } },
        module: { m: waits },
        output: { o: { value: 1, ...waits } },
      }),
    );
    const both = ["terraform_data.x_replay-id", AT];
    const expected = [...both, ...both, "azurerm_thing.t"];
    expect(template).toMatchObject({
      resource: {
        azurerm_thing: {
          a: {
            depends_on: expected,
            lifecycle: { replace_triggered_by: [...both, `${AT}.triggers_replace.body`, "azurerm_thing.t"] },
          },
        },
      },
      data: { azurerm_thing: { d: { depends_on: expected } } },
      module: { m: { depends_on: expected } },
      output: { o: { depends_on: expected } },
    });
  });

  test("of one azapi object to another", () => {
    const child = {
      type: "Microsoft.X/things/parts@2025-01-01",
      name: "c",
      parent_id: `\${azapi_resource.x.id}`,
    };
    const { data } = rewrite(
      withResource({}, { resource: { azapi_update_resource: { u: { ...child, body: {} } } } }),
    );
    expect(data["u_replay-update"]?.input).toMatchObject({ id: `\${${AT}.input.id}/parts/c` });
  });
});

test("a condition that only the answer could judge is left out, and the others stay", () => {
  const condition = (text: string) => ({ condition: `\${${text}}`, error_message: "no" });
  const [told, untold] = [
    condition("azapi_resource.x.name == 1"),
    condition("azapi_resource.x.output.a.b == 1"),
  ];
  const lifecycle = { precondition: [untold, told], postcondition: [untold], ignore_changes: ["input"] };
  const { template } = rewrite(
    withResource(ATTRIBUTES, { resource: { terraform_data: { d: { lifecycle } } } }),
  );
  expect((template.resource as Record<string, Record<string, Json>>).terraform_data?.d?.lifecycle).toEqual({
    precondition: [condition(`${AT}.input.name == 1`)],
    postcondition: [],
    ignore_changes: ["input"],
  });
});

describe("a reference is refused where", () => {
  test.each([
    ["only the answer has it", "azapi_resource.x.output.properties.fqdn"],
    ["the answer has more than the body", "azapi_resource.x.output.properties.computed.deep"],
    ["the whole answer is meant", "azapi_resource.x.output"],
    ["the attribute is not set", "azapi_resource.x.sensitive_body"],
    ["the answer's own fields are meant", "azapi_resource.x.output.systemData.createdAt"],
  ])("%s", (_case, reference) => {
    const template = withResource(ATTRIBUTES, {
      resource: { azurerm_a: { o: { value: `\${${reference}}` } } },
    });
    expect(refused(template)).toEqual([
      `resource.azurerm_a.o.value refers to ${reference}, which only Azure's answer would tell`,
    ]);
  });

  test("the whole object is meant, or none is there", () => {
    const several = withResource({ count: 2 }, { output: { o: { value: `\${azapi_resource.x[0]}` } } });
    expect(refused(several)[0]).toBe("output.o.value refers to all of azapi_resource.x[0]");
    const none = withResource({}, { output: { o: { value: `\${azapi_resource.y.id}` } } });
    expect(refused(none)).toEqual(["output.o.value refers to azapi_resource.y.id, which is not there"]);
  });

  test("it is the answer of an action", () => {
    const action = (attributes: Json, path: string) => ({
      resource: {
        azapi_resource_action: {
          a: {
            type: "Microsoft.X/t@2025-01-01",
            resource_id: "/x",
            body: { properties: { p: 1 } },
            ...attributes,
          },
        },
        azurerm_a: { o: { value: `\${azapi_resource_action.a.${path}}` } },
      },
    });
    expect(refused(action({ action: "list" }, "output.properties.p"))).toHaveLength(1);
    expect(refused(action({ method: "PUT" }, "output.properties.p"))).toEqual([]);
    expect(refused(action({ method: "PUT" }, "output.id"))).toEqual([]);
    expect(refused(action({}, "output.id"))).toHaveLength(1);
  });
});
