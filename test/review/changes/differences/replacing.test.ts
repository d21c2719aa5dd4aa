import { differences, replacing } from "../../../../review/changes/differences";
import { armSchemaOf, schemaOf, type TypeSchema } from "../../../../review/changes/schema";
import { type Attributes, pathText } from "../../../../terraform-json";

function paths(before: Attributes, after: Attributes, schema: TypeSchema | undefined): string[] {
  return replacing(differences(before, after, schema), schema, after).map(({ path }) => pathText(path));
}

const SCHEMA: TypeSchema = {
  replaces: ["name", "identity", "rule.zone", "kind"],
  kept: ["kind"],
  defaults: { kind: "Default" },
  sets: ["rule"],
};

test("what is below a path that forces a new one forces it, too", () => {
  expect(paths({ identity: { type: "A" } }, { identity: [{ type: "B" }] }, SCHEMA)).toEqual([
    "identity.type",
  ]);
});

test("an index is no part of a schema's path", () => {
  const before = {
    rule: [
      { name: "a", zone: 1 },
      { name: "b", zone: 1, x: 1 },
    ],
  };
  const after = {
    rule: [
      { name: "a", zone: 1 },
      { name: "b", zone: 2, x: 2 },
    ],
  };
  expect(paths(before, after, SCHEMA)).toEqual(["rule[1].zone"]);
});

test("a name that only begins alike forces nothing", () => {
  expect(paths({ name_suffix: "a" }, { name_suffix: "b" }, SCHEMA)).toEqual([]);
});

test("a block that is unknown as a whole may hold what forces a new one", () => {
  const found = differences({ rule: [{ zone: 1 }] }, {}, SCHEMA, { unknown: [["rule"]] });
  expect(replacing(found, SCHEMA)).toHaveLength(1);
});

test("the content of a dynamic block counts as the block's", () => {
  const dynamic = (type: string) => ({ dynamic: { identity: { for_each: "${x}", content: { type } } } });
  expect(paths(dynamic("A"), dynamic("B"), SCHEMA)).toEqual(["dynamic.identity.content.type"]);
});

test("what Azure keeps where nobody writes it forces nothing when it goes", () => {
  expect(paths({ kind: "A" }, {}, SCHEMA)).toEqual([]);
  expect(paths({ kind: "A" }, { kind: "B" }, SCHEMA)).toEqual(["kind"]);
});

test("of an unknown type nothing is known to force a new one", () => {
  expect(paths({ name: "a" }, { name: "b" }, undefined)).toEqual([]);
});

test("a name like a method's is an attribute like any other", () => {
  const schema = schemaOf("azurerm_resource_group", 5);
  expect(paths({ tags: {} }, { tags: { constructor: "x" }, constructor: "y" }, schema)).toEqual([]);
  expect(differences({}, { constructor: "y" }, schema)).toEqual([
    { path: ["constructor"], before: { state: "absent" }, after: { state: "known", value: "y" } },
  ]);
});

test("of an alert's storage account the name makes a new one, and a tag doesn't", () => {
  const schema = schemaOf("azurerm_storage_account", 4);
  expect(paths({ name: "a", tags: { x: "1" } }, { name: "b", tags: { x: "2" } }, schema)).toEqual(["name"]);
});

describe("azapi", () => {
  const TYPE = "Microsoft.MachineLearningServices/workspaces/computes";
  const compute = armSchemaOf(TYPE);
  const body = (properties: Attributes, more: Attributes = {}) => ({
    type: `${TYPE}@2025-12-01`,
    body: { properties: { properties } },
    ...more,
  });

  test("another API version is no new resource, another type is", () => {
    expect(paths({ type: `${TYPE}@2025-06-01` }, { type: `${TYPE}@2025-12-01` }, compute)).toEqual([]);
    expect(
      paths({ type: `${TYPE}@2025-06-01` }, { type: "Microsoft.Web/sites@2024-04-01" }, compute),
    ).toEqual(["type"]);
  });

  test("nothing of a body makes a new resource by itself", () => {
    const before = body({ vmSize: "Standard_DS3_v2", scaleSettings: { maxNodeCount: 2 } });
    const after = body({ vmSize: "Standard_NC6", scaleSettings: { maxNodeCount: 4 } });
    expect(paths(before, after, compute)).toEqual([]);
  });

  test("what replace_triggers_refs names in the body replaces", () => {
    const refs = { replace_triggers_refs: ["properties.properties.schedules[0].cron"] };
    const before = body({ schedules: [{ cron: "a" }], idle: 1 }, refs);
    const after = body({ schedules: [{ cron: "b" }], idle: 2 }, refs);
    expect(paths(before, after, compute)).toEqual(["body.properties.properties.schedules[0].cron"]);
  });

  test("another value of replace_triggers_external_values replaces, the first one doesn't", () => {
    const trigger = (value: unknown) => body({}, { replace_triggers_external_values: value });
    expect(paths(trigger(["a"]), trigger(["b"]), compute)).toEqual(["replace_triggers_external_values"]);
    expect(paths(body({}), trigger(["a"]), compute)).toEqual([]);
    expect(paths(trigger(["a"]), body({}), compute)).toEqual([]);
  });

  test("so does another object there, for whichever of its parts", () => {
    const trigger = (value: unknown) => body({}, { replace_triggers_external_values: value });
    const month = "replace_triggers_external_values.month";
    expect(paths(trigger({ month: "a" }), trigger({ month: "b" }), compute)).toEqual([month]);
    expect(paths(trigger({ size: 1 }), trigger({ size: 1, month: "a" }), compute)).toEqual([month]);
    expect(paths(trigger({ size: 1, month: "a" }), trigger({ size: 1 }), compute)).toEqual([month]);
    expect(paths(body({}), trigger({ month: "a" }), compute)).toEqual([]);
    expect(paths(trigger({ month: "a" }), body({}), compute)).toEqual([]);
  });
});
