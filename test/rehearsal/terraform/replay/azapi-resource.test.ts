import { rewriteAzapi } from "../../../../rehearsal/terraform/replay";
import { GROUP, rewrite, sentBy, TENANT, withResource } from "./rewrite";

const ID = "x_replay-id";
const BODY = "x_replay-body";

describe("azapi_resource", () => {
  test("keeps its id in one terraform_data, which deletes it at the end", () => {
    const { data } = rewrite(withResource({ location: "westeurope", body: { a: 1 } }));
    expect(data[ID]).toMatchObject({
      input: { id: `${GROUP}/providers/Microsoft.X/things/n`, api_version: "2025-01-01" },
      triggers_replace: { type: "Microsoft.X/things", parent_id: GROUP, name: "n", location: "westeurope" },
    });
    expect(sentBy(data[ID])).toEqual({
      when: "destroy",
      ADDRESS: "azapi_resource.x",
      METHOD: "DELETE",
      ID: `\${self.input.id}`,
      API_VERSION: `\${self.input.api_version}`,
    });
  });

  test("says at its end what a deletion adds to its address", () => {
    const detach = { underlyingResourceAction: ["Detach"] };
    const { data } = rewrite(withResource({ delete_query_parameters: detach }));
    expect(data[ID]?.input).toMatchObject({ query: detach });
    expect(sentBy(data[ID])).toMatchObject({ METHOD: "DELETE", QUERY: `\${jsonencode(self.input.query)}` });
    expect(sentBy(data[BODY])).not.toHaveProperty("QUERY");
  });

  test("sends its body by another, which is replaced with the body, the version and the first", () => {
    const { data } = rewrite(withResource({ body: { a: 1 }, tags: { t: "x" } }));
    expect(data[BODY]?.triggers_replace).toEqual({
      existence: `\${terraform_data.x_replay-id.id}`,
      type: "Microsoft.X/things@2025-01-01",
      body: { a: 1 },
      defaults: { tags: { t: "x" } },
    });
    expect(sentBy(data[BODY])).toMatchObject({ when: "create", METHOD: "PUT", API_VERSION: "2025-01-01" });
  });

  test("runs the program without a shell, its paths taken as they are", () => {
    const { data } = rewrite(withResource({}));
    expect(data[BODY]?.provisioner).toMatchObject([
      { "local-exec": { interpreter: ["node"], command: "/a folder/send-request.js", quiet: true } },
    ]);
  });

  test("takes a path with signs of Terraform's for what it is", () => {
    const options = { command: ["/${a}/node", "/%{b}/x.js"], tenantId: TENANT };
    expect(JSON.stringify(rewriteAzapi(withResource({}), options).template)).toMatch(
      /"interpreter":\["\/\$\$\{a\}\/node"\],"command":"\/%%\{b\}\/x\.js"/,
    );
  });

  test.each([
    ["a resource in a group", "Microsoft.X/things", GROUP, `${GROUP}/providers/Microsoft.X/things/n`],
    [
      "a child",
      "Microsoft.X/things/parts",
      `${GROUP}/providers/Microsoft.X/things/t`,
      `${GROUP}/providers/Microsoft.X/things/t/parts/n`,
    ],
    [
      "an extension",
      "Microsoft.Authorization/locks",
      `${GROUP}/providers/Microsoft.X/things/t`,
      `${GROUP}/providers/Microsoft.X/things/t/providers/Microsoft.Authorization/locks/n`,
    ],
    [
      "a resource group",
      "Microsoft.Resources/resourceGroups",
      "/subscriptions/s",
      "/subscriptions/s/resourceGroups/n",
    ],
    [
      "in the tenant",
      "Microsoft.Management/managementGroups",
      "/",
      "/providers/Microsoft.Management/managementGroups/n",
    ],
    [
      "in the tenant, without parent",
      "Microsoft.Management/managementGroups",
      "",
      "/providers/Microsoft.Management/managementGroups/n",
    ],
    ["a subscription", "Microsoft.Resources/subscriptions", "/", "/subscriptions/n"],
    ["a provider", "Microsoft.Resources/providers", "/subscriptions/s", "/subscriptions/s/providers/n"],
    [
      "of a computed parent",
      "Microsoft.X/things/parts",
      `\${azurerm_thing.t.id}`,
      `\${azurerm_thing.t.id}/parts/n`,
    ],
  ])("has the id that ARM makes: %s", (_case, type, parentId, id) => {
    const { data } = rewrite(withResource({ type: `${type}@2025-01-01`, parent_id: parentId }));
    expect(data[ID]?.input).toMatchObject({ id });
  });

  test("has its identity in the body, and one to refer to", () => {
    const identity = [
      { type: "SystemAssigned, UserAssigned", identity_ids: [`\${azurerm_user_assigned_identity.u.id}`] },
    ];
    const { data } = rewrite(withResource({ identity }));
    expect(data[BODY]?.triggers_replace).toMatchObject({
      defaults: {
        identity: {
          type: "SystemAssigned, UserAssigned",
          userAssignedIdentities: { "${azurerm_user_assigned_identity.u.id}": {} },
        },
      },
    });
    expect(data[BODY]?.input).toMatchObject({
      identity: [
        {
          principal_id: `\${uuidv5("url", lower("\${terraform_data.x_replay-id.input.id}/principalId"))}`,
          tenant_id: TENANT,
        },
      ],
    });
    const ofUser = rewrite(
      withResource({ identity: { type: "UserAssigned", identity_ids: `\${local.ids}` } }),
    );
    expect(ofUser.data[BODY]?.input).toMatchObject({ identity: [{ principal_id: null, tenant_id: null }] });
    expect(ofUser.data[BODY]?.triggers_replace).toMatchObject({
      defaults: { identity: { userAssignedIdentities: `\${{ for id in (local.ids) : id => {} }}` } },
    });
  });

  test("waits at its end for all that it refers to, through locals too", () => {
    const { data } = rewrite(
      withResource(
        { body: { a: `\${local.one}`, b: `\${var.v}` }, depends_on: ["azurerm_role.r"] },
        { locals: { one: `\${local.two}`, two: `\${azurerm_identity.i.id}` } },
      ),
    );
    expect(data[ID]?.depends_on).toEqual(["azurerm_identity.i", "azurerm_role.r"]);
  });

  test("is protected and ignores as its lifecycle says", () => {
    const { data } = rewrite(
      withResource({
        tags: { t: "x" },
        lifecycle: {
          prevent_destroy: true,
          ignore_changes: ["tags", "body.properties.a", "name", "retry"],
          replace_triggered_by: ["azurerm_thing.t"],
          precondition: [{ condition: `\${var.v}`, error_message: "no" }],
        },
      }),
    );
    expect(data[ID]?.lifecycle).toEqual({
      prevent_destroy: true,
      ignore_changes: ["triggers_replace.name", "input.id"],
      replace_triggered_by: ["azurerm_thing.t"],
      precondition: [{ condition: `\${var.v}`, error_message: "no" }],
    });
    expect(data[BODY]?.lifecycle).toEqual({
      ignore_changes: ["triggers_replace.defaults.tags", "triggers_replace.body.properties.a"],
    });
    const all = rewrite(withResource({ lifecycle: [{ ignore_changes: "all" }] }));
    expect([all.data[ID]?.lifecycle, all.data[BODY]?.lifecycle]).toEqual(
      Array(2).fill({ ignore_changes: "all" }),
    );
  });

  test("there are as many as it was of, and siblings belong together", () => {
    const counted = rewrite(withResource({ count: 2, name: `\${count.index}` }));
    expect(counted.data[ID]).toMatchObject({ count: 2, triggers_replace: { name: `\${count.index}` } });
    expect(counted.data[BODY]).toMatchObject({
      count: 2,
      triggers_replace: { existence: `\${terraform_data.x_replay-id[count.index].id}` },
    });
    const each = rewrite(withResource({ for_each: `\${var.names}` }));
    expect(each.data[BODY]?.triggers_replace).toMatchObject({
      existence: `\${terraform_data.x_replay-id[each.key].id}`,
    });
  });

  test("is replaced with values outside of it, and with parts of its body", () => {
    const { data } = rewrite(
      withResource({
        body: { properties: { size: `\${var.size}` } },
        replace_triggers_refs: ["properties.size", "properties.other"],
        replace_triggers_external_values: [`\${var.v}`],
      }),
    );
    expect(data[ID]?.triggers_replace).toMatchObject({
      refs: { "properties.size": `\${var.size}`, "properties.other": null },
      external: [`\${var.v}`],
    });
  });

  test("keeps the sensitive part of its body out of terraform_data", () => {
    const { data, template } = rewrite(
      withResource(
        { sensitive_body: { key: `\${var.key}` }, sensitive_body_version: { key: "1" } },
        { locals: { a: 1 } },
      ),
    );
    expect(template.locals).toEqual([{ a: 1 }, { "x_replay-sensitive-body": { key: `\${var.key}` } }]);
    expect(sentBy(data[BODY])).toMatchObject({
      SENSITIVE_BODY: `\${jsonencode(local.x_replay-sensitive-body)}`,
    });
    expect(data[BODY]?.triggers_replace).toMatchObject({ sensitive_body_version: { key: "1" } });
    expect(JSON.stringify([data[ID], data[BODY]])).not.toContain("var.key");
  });

  test("may be written in any form that Terraform JSON has", () => {
    const one = { type: "Microsoft.X/things@2025-01-01", name: "n", parent_id: GROUP };
    const { template, replayed } = rewrite({
      resource: [{ azapi_resource: [{ x: [one] }] }, { azurerm_thing: { t: {} } }],
    });
    expect(replayed).toMatchObject([{ address: "azapi_resource.x" }]);
    expect(template.resource).toMatchObject({
      azurerm_thing: { t: {} },
      terraform_data: { [ID]: {}, [BODY]: {} },
    });
  });
});
