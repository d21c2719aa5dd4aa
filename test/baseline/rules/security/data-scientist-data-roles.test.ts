import { dataScientistDataRoles } from "../../../../baseline/rules/security/data-scientist-data-roles";
import { findingsOf } from "../findings";
import { role, STORAGE, WORKSPACE, workspaceWith } from "../rights";

const found = (template: object) => findingsOf(dataScientistDataRoles, template);

const GROUP = "00000000-0000-0000-0000-000000000001";
const SCIENTIST = role("AzureML Data Scientist", WORKSPACE, GROUP);
const BLOBS = role("Storage Blob Data Contributor", STORAGE, GROUP);
const FILES = role("Storage File Data Privileged Contributor", STORAGE, GROUP);

test("the same group's roles on the data pass", () => {
  expect(found(workspaceWith([SCIENTIST, BLOBS, FILES]))).toEqual([]);
  expect(found(workspaceWith([BLOBS]))).toEqual([]);
});

test("a data scientist without them is a violation", () => {
  expect(found(workspaceWith([SCIENTIST]))).toEqual([
    "azurerm_role_assignment.a0: violation: the data scientists have no role on the workspace's blobs",
    "azurerm_role_assignment.a0: violation: the data scientists have no role on the workspace's file shares",
  ]);
  const others = "00000000-0000-0000-0000-000000000002";
  expect(found(workspaceWith([SCIENTIST, { ...BLOBS, principal_id: others }, FILES]))).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found(workspaceWith([SCIENTIST, BLOBS, { ...FILES, scope: "${var.x}" }]))).toEqual([
    "azurerm_role_assignment.a0: unknown: can't be told before the plan or apply: the data scientists have no role on the workspace's file shares?",
  ]);
});
