import { accessByGroup } from "../../../../baseline/rules/security/access-by-group";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(accessByGroup, template);

const GUID = "00000000-0000-0000-0000-000000000001";
const who = (attributes: object) => ({
  data: { azuread_user: { u: {} }, azuread_group: { g: {} }, azurerm_client_config: { c: {} } },
  resource: { azurerm_role_assignment: { a: attributes }, azurerm_user_assigned_identity: { i: {} } },
});

test("groups, identities and principals of services pass", () => {
  expect(found(who({ principal_id: GUID, principal_type: "Group" }))).toEqual([]);
  expect(found(who({ principal_id: GUID, principal_type: "ServicePrincipal" }))).toEqual([]);
  expect(found(who({ principal_id: "${azurerm_user_assigned_identity.i.principal_id}" }))).toEqual([]);
  expect(found(who({ principal_id: "${data.azuread_group.g.object_id}" }))).toEqual([]);
});

test("a person is a violation, and so is who doesn't say what he is", () => {
  const problem = "nothing says that it is a group, or an identity of a service";
  expect(found(who({ principal_id: GUID, principal_type: "User" }))).toEqual([
    `azurerm_role_assignment.a: violation: principal_type is "User": ${problem}`,
  ]);
  expect(found(who({ principal_id: GUID }))).toEqual([
    `azurerm_role_assignment.a: violation: principal_type is missing: ${problem}`,
  ]);
});

test("a person by reference is a violation", () => {
  expect(found(who({ principal_id: "${data.azuread_user.u.object_id}" }))).toEqual([
    "azurerm_role_assignment.a: violation: principal_id is a single person: people get roles as a group",
  ]);
});

test("whoever runs Terraform is a person or a pipeline, unless the type is written", () => {
  const principal_id = "${data.azurerm_client_config.c.object_id}";
  expect(found(who({ principal_id }))).toEqual([
    'azurerm_role_assignment.a: unknown: principal_id is whoever runs Terraform, a pipeline\'s identity or a person at a terminal: principal_type = "ServicePrincipal" lets Azure refuse the person',
  ]);
  expect(found(who({ principal_id, principal_type: "ServicePrincipal" }))).toEqual([]);
  expect(found(who({ principal_id, principal_type: "User" }))).toEqual([
    expect.stringContaining("violation: principal_type"),
  ]);
});

test("azapi is read alike", () => {
  const azapi = (principalType: string) => ({
    resource: {
      azapi_resource: {
        a: {
          type: "Microsoft.Authorization/roleAssignments@2022-04-01",
          body: { properties: { principalId: GUID, principalType } },
        },
      },
    },
  });
  expect(found(azapi("Group"))).toEqual([]);
  expect(found(azapi("User"))).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found(who({ principal_id: GUID, principal_type: "${var.x}" }))).toEqual([
    "azurerm_role_assignment.a: unknown: principal_type can't be told, var.x is given at plan: perhaps nothing says that it is a group, or an identity of a service",
  ]);
});
