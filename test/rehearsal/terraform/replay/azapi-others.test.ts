import { GROUP, type Json, rewrite, sentBy } from "./rewrite";

const THING = `${GROUP}/providers/Microsoft.X/things/n`;

function action(attributes: Json) {
  const base = { type: "Microsoft.X/things@2025-01-01", resource_id: THING };
  return rewrite({ resource: { azapi_resource_action: { x: { ...base, ...attributes } } } }).data[
    "x_replay-action"
  ];
}

function update(attributes: Json) {
  const base = { type: "Microsoft.X/things@2025-01-01", body: { a: 1 } };
  return rewrite({ resource: { azapi_update_resource: { x: { ...base, ...attributes } } } }).data[
    "x_replay-update"
  ];
}

describe("azapi_resource_action", () => {
  test("is a POST at creation and at each change, its action at the end of the path", () => {
    const data = action({ action: "start" });
    expect(data?.input).toMatchObject({ id: `${THING}/start`, resource_id: THING });
    expect(data?.triggers_replace).toEqual({
      type: "Microsoft.X/things",
      resource_id: THING,
      action: "start",
      method: "POST",
      api_version: "2025-01-01",
    });
    expect(sentBy(data)).toMatchObject({ when: "create", BODY: "", ID: `\${self.input.id}` });
  });

  test("sends its body, and goes to the resource itself without an action", () => {
    const data = action({ method: "PUT", body: { a: 1 }, when: "apply" });
    expect(data?.input).toMatchObject({ id: THING });
    expect(data?.triggers_replace).toMatchObject({ method: "PUT", body: { a: 1 } });
    expect(sentBy(data)).toMatchObject({ BODY: `\${jsonencode(self.triggers_replace.body)}` });
  });

  test("at the end only: its request is known to itself, and a new body does not send the old one", () => {
    const data = action({ when: "destroy", action: "stop", method: "POST", body: { now: true } });
    expect(data?.triggers_replace).toEqual({
      type: "Microsoft.X/things",
      resource_id: THING,
      action: "stop",
    });
    expect(data?.input).toMatchObject({ method: "POST", body: { now: true }, api_version: "2025-01-01" });
    const { when, ADDRESS, ...sent } = sentBy(data);
    expect([when, ADDRESS]).toEqual(["destroy", "azapi_resource_action.x"]);
    expect(Object.values(sent)).toEqual(
      Array(5).fill(expect.stringMatching(/^\$\{(jsonencode\()?self\.input\./)),
    );
  });

  test("another header sends it again, and is no part of what Azure is sent", () => {
    const data = action({ method: "PUT", body: { a: 1 }, headers: { step: "back" } });
    expect(data?.triggers_replace).toMatchObject({ headers: { step: "back" } });
    expect(JSON.stringify(sentBy(data))).not.toContain("headers");
  });

  test("may find nothing where it says so", () => {
    expect(action({ ignore_not_found: true })?.input).toMatchObject({ ignore_not_found: true });
    expect(sentBy(action({}))).toMatchObject({ IGNORE_NOT_FOUND: `\${self.input.ignore_not_found}` });
  });
});

describe("azapi_update_resource", () => {
  test("is merged into what is there, at creation and at each change", () => {
    const data = update({ resource_id: THING, depends_on: ["azurerm_thing.t"] });
    expect(data).toMatchObject({
      input: { id: THING },
      triggers_replace: { type: "Microsoft.X/things@2025-01-01", id: THING, body: { a: 1 } },
      depends_on: ["azurerm_thing.t"],
    });
    expect(sentBy(data)).toMatchObject({ when: "create", METHOD: "PUT", MERGE: "get-merge-put" });
  });

  test("may name its target by parent and name", () => {
    expect(update({ parent_id: GROUP, name: "n" })?.input).toMatchObject({
      id: THING,
      name: "n",
      parent_id: GROUP,
    });
  });

  test("ignores what its lifecycle ignores", () => {
    const lifecycle = { ignore_changes: ["body.a"] };
    expect(update({ resource_id: THING, lifecycle })?.lifecycle).toEqual({
      ignore_changes: ["triggers_replace.body.a"],
    });
  });
});

describe("the rest of a configuration", () => {
  const resource = {
    azapi_resource: { x: { type: "Microsoft.X/things@2025-01-01", name: "n", parent_id: GROUP } },
  };

  test("loses azapi, under whatever name, and keeps the others", () => {
    const { template } = rewrite({
      terraform: [{ required_providers: [{ arm: { source: "Azure/azapi" }, azapi: {}, azurerm: "~> 5.2" }] }],
      provider: [{ arm: {} }, { azapi: [{}, { alias: "hub" }] }, { azurerm: { features: {} } }],
    });
    expect(template).toEqual({
      terraform: { required_providers: { azurerm: "~> 5.2" } },
      provider: { azurerm: [{ features: {} }] },
    });
  });

  test("has no empty blocks, which Terraform refuses", () => {
    const { template } = rewrite({ provider: { azapi: {} }, data: {}, output: {}, resource });
    expect(Object.keys(template)).toEqual(["resource"]);
    expect(rewrite({ resource: {} }).template).toEqual({});
  });

  test("follows objects that have moved", () => {
    const moved = [
      { from: "azapi_resource.w", to: "azapi_resource.x" },
      { from: "azurerm_thing.a", to: "azurerm_thing.b" },
    ];
    expect(rewrite({ resource, moved }).template.moved).toEqual([
      { from: "terraform_data.w_replay-id", to: "terraform_data.x_replay-id" },
      { from: "terraform_data.w_replay-body", to: "terraform_data.x_replay-body" },
      { from: "azurerm_thing.a", to: "azurerm_thing.b" },
    ]);
  });
});
