import { besideResources } from "../../../baseline/check/beside-resources";
import { unseenWords } from "../../../baseline/check/unseen";
import { readAny } from "../../../terraform-json";

const beside = (json: object) => besideResources(readAny(JSON.stringify(json))).map(unseenWords);

describe("in a configuration", () => {
  test.each<[string, object, string]>([
    [
      "an action",
      { action: { azapi_resource_action: { open: { config: {} } } } },
      "action.azapi_resource_action.open runs, which no rule reads",
    ],
    [
      "an ephemeral request",
      { ephemeral: { azapi_resource_action: { open: { method: "POST" } } } },
      "ephemeral.azapi_resource_action.open runs, which no rule reads",
    ],
    [
      "a command when a resource is removed",
      { removed: [{ from: "azurerm_key_vault.a", provisioner: [{ "local-exec": {} }] }] },
      "azurerm_key_vault.a is removed with a command, which no rule reads",
    ],
    [
      "what Terraform forgets",
      { removed: { from: "${azurerm_key_vault.a}", lifecycle: [{ destroy: false }] } },
      "azurerm_key_vault.a is forgotten: it stays in Azure as it is, and no rule looks at it",
    ],
  ])("%s is told", (_, json, sentence) => {
    expect(beside(json)).toEqual([sentence]);
  });

  test("a secret that is read, and what is removed and deleted, are none of it", () => {
    const ephemeral = { azurerm_key_vault_secret: { s: {} }, random_password: { p: {} } };
    expect(beside({ ephemeral, removed: { from: "azurerm_key_vault.a" } })).toEqual([]);
  });
});

describe("in a plan", () => {
  const plan = (more: object, root_module: object = {}) => ({
    format_version: "1.2",
    planned_values: { root_module: {} },
    configuration: { root_module },
    ...more,
  });

  test("commands are told, those of modules too", () => {
    const resources = [
      { mode: "managed", type: "terraform_data", name: "a", provisioners: [{ type: "local-exec" }] },
    ];
    expect(beside(plan({}, { resources }))).toEqual([
      "terraform_data.a runs a command, which may change what was made",
    ]);
    expect(beside(plan({}, { module_calls: { m: { module: { resources } } } }))).toEqual([
      "module.m.terraform_data.a runs a command, which may change what was made",
    ]);
  });

  test("actions are told, those that are put off too", () => {
    const more = {
      action_invocations: [{ address: "action.azapi_resource_action.a" }],
      deferred_action_invocations: [
        { reason: "x", action_invocation: { address: "module.m.action.azapi_resource_action.b" } },
      ],
    };
    expect(beside(plan(more))).toEqual([
      "action.azapi_resource_action.a, module.m.action.azapi_resource_action.b runs, which no rule reads",
    ]);
  });

  test("ephemeral requests are told, and what is forgotten", () => {
    const resources = [{ mode: "ephemeral", type: "azapi_resource_action", name: "a" }];
    const change = { actions: ["forget"], before: {}, after: null };
    const resource = {
      address: "azurerm_key_vault.v",
      mode: "managed",
      type: "azurerm_key_vault",
      name: "v",
    };
    expect(beside(plan({ resource_changes: [{ ...resource, change }] }, { resources }))).toEqual([
      "ephemeral.azapi_resource_action.a runs, which no rule reads",
      "azurerm_key_vault.v is forgotten: it stays in Azure as it is, and no rule looks at it",
    ]);
  });
});
