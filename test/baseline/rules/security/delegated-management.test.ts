import { delegatedManagement } from "../../../../baseline/rules/security/delegated-management";
import { findingsOf, resources } from "../findings";

const found = (type: string, attributes: object) =>
  findingsOf(delegatedManagement, resources({ [type]: { a: attributes } }));
const problem = (type: string) => [`${type}.a: violation: it gives rights to somebody of another tenant`];

test.each(["azurerm_lighthouse_definition", "azurerm_lighthouse_assignment"])("%s is a violation", (type) => {
  expect(found(type, {})).toEqual(problem(type));
});

test.each(["registrationDefinitions", "registrationAssignments"])("so is azapi's of %s", (name) => {
  const type = `Microsoft.ManagedServices/${name}@2022-10-01`;
  expect(found("azapi_resource", { type })).toEqual(problem("azapi_resource"));
});

test("a definition and its assignment are one defect, told once", () => {
  const both = {
    azurerm_lighthouse_definition: { d: {} },
    azurerm_lighthouse_assignment: {
      a: { lighthouse_definition_id: "${azurerm_lighthouse_definition.d.id}" },
    },
  };
  expect(findingsOf(delegatedManagement, resources(both))).toEqual([
    expect.stringContaining("azurerm_lighthouse_definition.d: violation"),
  ]);
  const elsewhere = { lighthouse_definition_id: "${var.d}" };
  expect(found("azurerm_lighthouse_assignment", elsewhere)).toHaveLength(1);
});

test("a role for an identity of another tenant is one, any other role passes", () => {
  const type = "azurerm_role_assignment";
  expect(found(type, { delegated_managed_identity_resource_id: "/i" })).toEqual(problem(type));
  expect(found(type, { principal_id: "p" })).toEqual([]);
  const azapi = { type: "Microsoft.Authorization/roleAssignments@2022-04-01" };
  const body = { properties: { delegatedManagedIdentityResourceId: "/i" } };
  expect(found("azapi_resource", { ...azapi, body })).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found("azurerm_role_assignment", { delegated_managed_identity_resource_id: "${var.i}" })).toEqual([
    "azurerm_role_assignment.a: unknown: delegated_managed_identity_resource_id can't be told, var.i is given at plan: perhaps it gives rights to somebody of another tenant",
  ]);
});
