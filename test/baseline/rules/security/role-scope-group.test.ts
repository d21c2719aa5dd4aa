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
    const own = { azurerm_role_definition: { own: { permissions: [permissions] } } };
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
