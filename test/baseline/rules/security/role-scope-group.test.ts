import { roleScopeGroup } from "../../../../baseline/rules/security/role-scope-group";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(roleScopeGroup, template);

const on = (scope: string, more: object = {}) => ({
  data: { azurerm_subscription: { s: {} } },
  resource: {
    azurerm_role_assignment: { a: { scope, ...more } },
    azurerm_resource_group: { g: {} },
    azurerm_storage_account: { s: {} },
  },
});
const ID = "/subscriptions/00000000-0000-0000-0000-000000000001";

const VIOLATION = [
  'azurerm_role_assignment.a: violation: scope is "resource group": the role holds for everything in the resource group',
];

test("a resource passes, and what is wider is another rule's", () => {
  expect(found(on("${azurerm_storage_account.s.id}"))).toEqual([]);
  expect(found(on(`${ID}/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v`))).toEqual([]);
  expect(found(on(ID))).toEqual([]);
});

test("a resource group is a violation, by reference and by id", () => {
  expect(found(on("${azurerm_resource_group.g.id}"))).toEqual(VIOLATION);
  expect(found(on(`${ID}/resourceGroups/g`))).toEqual(VIOLATION);
  expect(found(on("${data.azurerm_subscription.s.id}/resourceGroups/g"))).toEqual(VIOLATION);
});

test("the identity of a policy may repair the group that it is assigned to", () => {
  const template = on("${azurerm_resource_group.g.id}", {
    principal_id: "${azurerm_resource_group_policy_assignment.p.identity[0].principal_id}",
  });
  const policy = { azurerm_resource_group_policy_assignment: { p: {} } };
  expect(found({ ...template, resource: { ...template.resource, ...policy } })).toEqual([]);
});

test("a role of one's own that keeps alerts and reads may be given on a group, and no other", () => {
  const given = (permissions: object) => {
    const template = on("${azurerm_resource_group.g.id}", {
      role_definition_id: "${azurerm_role_definition.own.role_definition_resource_id}",
    });
    const own = {
      azurerm_role_definition: { own: { permissions: [permissions] } },
      azurerm_storage_account: { s: { resource_group_name: "${azurerm_resource_group.g.name}" } },
    };
    return found({ ...template, resource: { ...template.resource, ...own } });
  };
  const alerts = ["Microsoft.Insights/metricAlerts/write", "Microsoft.Insights/actionGroups/read"];
  expect(given({ actions: alerts })).toEqual([]);
  for (const action of [
    "Microsoft.Insights/diagnosticSettings/delete",
    "Microsoft.Insights/metricAlerts/*",
    "Microsoft.Storage/storageAccounts/write",
    "*/read",
    "*",
  ]) {
    expect([action, given({ actions: [...alerts, action] })]).toEqual([action, VIOLATION]);
  }
  const data = ["Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"];
  expect(given({ actions: alerts, data_actions: data })).toEqual(VIOLATION);
  expect(given({ actions: "${var.actions}" })).toEqual(VIOLATION);
});

test("where logs go is a role's on a group only where the input makes it and puts nothing into it", () => {
  const actions = ["read", "write", "delete"].map((one) => `Microsoft.Insights/diagnosticSettings/${one}`);
  const given = (more: object, scope = "${azurerm_resource_group.g.id}", others: readonly string[] = []) => {
    const role = "${azurerm_role_definition.own.role_definition_resource_id}";
    const own = {
      scope: "${azurerm_resource_group.g.id}",
      permissions: [{ actions: [...actions, ...others] }],
    };
    return found({
      data: { azurerm_resource_group: { d: { name: "rg-d" } } },
      resource: {
        azurerm_resource_group: { g: { name: "rg-g" } },
        azurerm_role_assignment: { a: { scope, role_definition_id: role } },
        azurerm_role_definition: { own },
        ...more,
      },
    });
  };
  const vaultIn = (group: string) => ({ azurerm_key_vault: { v: { resource_group_name: group } } });
  expect(given({})).toEqual([]);
  expect(given(vaultIn("rg-other"))).toEqual([]);
  expect(given(vaultIn("${azurerm_resource_group.g.name}"))).toEqual(VIOLATION);
  expect(given(vaultIn("RG-G"))).toEqual(VIOLATION);
  const parent_id = "${azurerm_resource_group.g.id}";
  expect(
    given({ azapi_resource: { v: { type: "Microsoft.KeyVault/vaults@2023-07-01", parent_id } } }),
  ).toEqual(VIOLATION);
  const deployment = { d: { resource_group_id: "${azurerm_resource_group.g.id}" } };
  expect(given({ azurerm_resource_policy_exemption: deployment })).toEqual(VIOLATION);
  expect(given({}, "${data.azurerm_resource_group.d.id}")).toEqual(VIOLATION);
  expect(given({}, `${ID}/resourceGroups/other`)).toEqual(VIOLATION);
  expect(given({}, undefined, ["Microsoft.KeyVault/vaults/write"])).toEqual(VIOLATION);
});

test("azapi has the scope as parent", () => {
  const type = "Microsoft.Authorization/roleAssignments@2022-04-01";
  expect(
    found({ resource: { azapi_resource: { a: { type, parent_id: `${ID}/resourceGroups/g` } } } }),
  ).toHaveLength(1);
});

test("a plan doesn't tell what follows a reference: a group is taken for the whole group", () => {
  const block = (type: string, name: string) => ({ address: `${type}.${name}`, mode: "managed", type, name });
  const assignment = block("azurerm_role_assignment", "a");
  const group = block("azurerm_resource_group", "g");
  const references = ["azurerm_resource_group.g.id", "azurerm_resource_group.g"];
  const change = (after: object, unknown: object) => ({
    change: { actions: ["create"], before: null, after, after_unknown: unknown },
  });
  expect(
    found({
      format_version: "1.2",
      terraform_version: "1.11.0",
      planned_values: {
        root_module: {
          resources: [
            { ...assignment, values: {} },
            { ...group, values: { name: "rg" } },
          ],
        },
      },
      resource_changes: [
        { ...assignment, ...change({}, { id: true, scope: true }) },
        { ...group, ...change({ name: "rg" }, { id: true }) },
      ],
      configuration: {
        root_module: {
          resources: [
            { ...assignment, expressions: { scope: { references } } },
            { ...group, expressions: {} },
          ],
        },
      },
    }),
  ).toEqual(VIOLATION);
});
