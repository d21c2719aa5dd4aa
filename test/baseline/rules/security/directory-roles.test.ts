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
])("%s is a violation", (type) => {
  expect(found(type)).toEqual([`${type}.a: violation: it gives a role in the whole directory`]);
});
