import { storageAclOthers } from "../../../../baseline/rules/security/storage-acl-others";
import { inAzurerm } from "../alone";

const filesystem = inAzurerm(storageAclOthers, "azurerm_storage_data_lake_gen2_filesystem");
const folder = inAzurerm(storageAclOthers, "azurerm_storage_data_lake_gen2_path");

test("lists that name whom they let in pass", () => {
  const group = { type: "group", id: "11111111-0000-0000-0000-000000000000", permissions: "rwx" };
  expect(filesystem({})).toEqual([]);
  expect(filesystem({ ace: [group, { type: "other", permissions: "---" }] })).toEqual([]);
});

test("others may walk through a folder", () => {
  expect(folder({ ace: { type: "other", permissions: "--x" } })).toEqual([]);
});

test.each(["r-x", "rwx", "-w-"])("%s for others is found", (permissions) => {
  const problem = [expect.stringContaining("everybody in the directory may read or write")];
  expect(filesystem({ ace: { type: "other", permissions } })).toEqual(problem);
  expect(folder({ ace: [{ scope: "default", type: "other", permissions }] })).toEqual(problem);
});

test("what only a plan tells is unknown: the list, whom it is for, what it allows", () => {
  const unknown = [expect.stringContaining(": unknown: ")];
  expect(filesystem({ ace: "${var.x}" })).toEqual(unknown);
  expect(filesystem({ ace: { type: "${var.x}", permissions: "r--" } })).toEqual(unknown);
  expect(filesystem({ ace: { type: "other", permissions: "${var.x}" } })).toEqual(unknown);
  expect(filesystem({ ace: { type: "user", permissions: "${var.x}" } })).toEqual([]);
});
