import { RehearsalError } from "../../../../rehearsal/rehearsal-error";
import { replayCommand, rewriteAzapi } from "../../../../rehearsal/terraform/replay";
import { type Json, refused, rewrite, withResource } from "./rewrite";

describe("what can't be replayed is refused by its address", () => {
  test.each<[Json, string]>([
    [{ type: `\${var.type}` }, "azapi_resource.x.type must be written out, with its version"],
    [{ type: "Microsoft.X/things" }, "azapi_resource.x.type must be written out, with its version"],
    [{ name: undefined }, "azapi_resource.x.name must be written out: azapi's own default is not known"],
    [{ parent_id: null }, "azapi_resource.x.parent_id must be written out: azapi's own default is not known"],
    [{ locks: ["/x"] }, "azapi_resource.x.locks has no counterpart without azapi"],
    [{ create_headers: { a: "b" } }, "azapi_resource.x.create_headers has no counterpart without azapi"],
    [
      { ignore_null_property: true },
      "azapi_resource.x.ignore_null_property has no counterpart without azapi",
    ],
    [{ provisioner: [{}] }, "azapi_resource.x.provisioner has no counterpart without azapi"],
    [{ dynamic: { identity: {} } }, "azapi_resource.x.dynamic has no counterpart without azapi"],
    [
      { lifecycle: { create_before_destroy: true } },
      "azapi_resource.x can't be replaced by creating first (create_before_destroy of azapi_resource.x): its DELETE would never be sent",
    ],
    [
      { lifecycle: [{ postcondition: { condition: true } }] },
      "azapi_resource.x.lifecycle.postcondition reads Azure's answer, which is not known",
    ],
    [{ sensitive_body: { a: `\${each.key}` } }, "azapi_resource.x.sensitive_body must not use count or each"],
    [{ replace_triggers_refs: `\${var.refs}` }, "azapi_resource.x.replace_triggers_refs must be written out"],
  ])("%j", (attributes, sentence) => {
    expect(refused(withResource(attributes))).toEqual([sentence]);
  });

  test.each(["properties.list[?a]", "properties.computed.deep"])("a reference into the body: %s", (path) => {
    const body = { properties: { computed: `\${var.v}` } };
    expect(refused(withResource({ body, replace_triggers_refs: [path] }))[0]).toBe(
      `azapi_resource.x.replace_triggers_refs: ${path} can't be followed`,
    );
  });

  test.each<[string, Json, string]>([
    [
      "data sources",
      { data: { azapi_resource: { d: {} } } },
      "data.azapi_resource.d reads from Azure, which only azapi can",
    ],
    [
      "ephemeral resources",
      { ephemeral: { azapi_resource_action: { e: {} } } },
      "ephemeral.azapi_resource_action.e reads from Azure, which only azapi can",
    ],
    [
      "other types",
      { resource: { azapi_data_plane_resource: { d: {} } } },
      "azapi_data_plane_resource.d has no counterpart without azapi",
    ],
    [
      "imports",
      { import: { to: "azapi_resource.x", id: "/x" } },
      "azapi_resource.x can't be imported or removed without azapi",
    ],
    [
      "what moved from another type",
      { moved: { from: "azurerm_thing.t", to: "azapi_resource.x" } },
      "moved from azurerm_thing.t to azapi_resource.x can't be followed without azapi",
    ],
    [
      "functions",
      { output: { o: { value: `\${provider::azapi::parse_resource_id("t", "x")}` } } },
      "output.o.value calls a function of azapi's, which is not there without it",
    ],
    [
      "defaults of the provider",
      { provider: { azapi: { default_tags: { a: "b" } } } },
      "provider.azapi.default_tags has no counterpart without azapi",
    ],
    [
      "modules that get the provider",
      { module: { m: { providers: { azapi: "azapi" } } } },
      "module.m gets the provider azapi",
    ],
    [
      "a name that is taken",
      { resource: { terraform_data: { "x_replay-id": {} } } },
      "azapi_resource.x would be replayed by terraform_data.x_replay-id, which is there already",
    ],
  ])("%s", (_case, more, sentence) => {
    expect(refused(withResource({}, more))[0]).toBe(sentence);
  });

  test("what something with create_before_destroy depends on, however far", () => {
    const template = withResource(
      {},
      {
        locals: { id: `\${azapi_resource.x.id}` },
        module: { m: { id: `\${local.id}` } },
        resource: {
          azurerm_a: { a: { lifecycle: { create_before_destroy: true }, b: `\${azurerm_b.b.id}` } },
          azurerm_b: { b: { m: `\${module.m.id}` } },
        },
      },
    );
    expect(refused(template)).toEqual([
      "azapi_resource.x can't be replaced by creating first (create_before_destroy of azurerm_a.a): its DELETE would never be sent",
    ]);
  });

  test("not what deletes nothing: an update or an action may be created first", () => {
    const own = { type: "Microsoft.X/things@2025-01-01", lifecycle: { create_before_destroy: true } };
    const resource = {
      azapi_update_resource: { u: { ...own, resource_id: `\${azapi_resource.x.id}` } },
      azapi_resource_action: { a: { ...own, resource_id: `\${azapi_resource.x.id}` } },
    };
    expect(refused(withResource({}, { resource }))).toEqual([]);
  });

  test("all of it at once, as one sentence for a person", () => {
    const template = withResource(
      { locks: ["/x"], name: undefined },
      { data: { azapi_resource: { d: {} } } },
    );
    expect(refused(template)).toHaveLength(3);
    const options = { command: ["node", "x.js"], tenantId: "t" };
    expect(() => rewriteAzapi(template, options)).toThrow(RehearsalError);
    expect(() => rewriteAzapi({ resource: 1 }, options)).toThrow("resource must be an object (got a number)");
  });

  test("what azapi only waits, checks or shows by is no obstacle", () => {
    expect(
      refused(
        withResource({
          timeouts: { create: "60m" },
          retry: { error_message_regex: ["x"] },
          schema_validation_enabled: false,
          response_export_values: ["*"],
          ignore_missing_property: true,
          provider: "azapi",
          locks: [],
          ignore_null_property: false,
        }),
      ),
    ).toEqual([]);
  });
});

test("the command is node with the sender's source in a checkout", () => {
  const [program, ...args] = replayCommand();
  expect(program).toBe(process.execPath);
  expect(args).toEqual([
    "-r",
    require.resolve("tsx/cjs"),
    expect.stringMatching(/replay\/send-request\.ts$/),
  ]);
});

describe("where no other configuration follows", () => {
  test("nothing is replaced, so that what would be created first is let through", () => {
    const template = withResource({ lifecycle: { create_before_destroy: true } });
    expect(refused(template)).toHaveLength(1);
    const { template: result } = rewriteAzapi(template, {
      command: ["node", "send-request.js"],
      tenantId: "99999999-8888-7777-6666-555555555555",
      stays: true,
    });
    expect(JSON.stringify(result)).not.toContain("create_before_destroy");
  });
});

test("an output that only Azure's answer would tell is left out, the others stay, and a resource is refused", () => {
  const uri = "${azapi_resource.x.output.properties.uri}";
  const output = { uri: { value: uri }, id: { value: "${azapi_resource.x.id}" } };
  expect(rewrite(withResource({}, { output })).template.output).toEqual({
    id: { value: "${terraform_data.x_replay-body.input.id}" },
  });
  expect(refused(withResource({}, { resource: { azurerm_a: { a: { uri } } } }))).toEqual([
    expect.stringContaining("which only Azure's answer would tell"),
  ]);
});
