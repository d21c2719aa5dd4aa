import { directoryRoles } from "../../../../baseline/rules/security/directory-roles";
import { findingsOf, resources } from "../findings";

const found = (type: string) => findingsOf(directoryRoles, resources({ [type]: { a: {} } }));

test("a role in Azure and a member of a group pass", () => {
  expect(found("azurerm_role_assignment")).toEqual([]);
  expect(found("azuread_group_member")).toEqual([]);
});

test.each([
  "azuread_directory_role_assignment",
  "azuread_directory_role_member",
  "azuread_directory_role_eligibility_schedule_request",
  "azuread_administrative_unit_role_member",
])("%s is a violation", (type) => {
  expect(found(type)).toEqual([`${type}.a: violation: it gives a role in the whole directory`]);
});

test("a role that is made in the directory is a violation", () => {
  expect(found("azuread_custom_directory_role")).toEqual([
    "azuread_custom_directory_role.a: violation: it makes a role in the directory",
  ]);
});
