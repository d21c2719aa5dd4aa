import { workspaceStorageAccess } from "../../../../baseline/rules/security/workspace-storage-access";
import { findingsOf } from "../findings";
import { azapiWorkspace, patch, workspace } from "../machine-learning";

const found = (template: object) => findingsOf(workspaceStorageAccess, template);

test("the secure value passes", () => {
  expect(found(workspace({ storage_account_access_type: "Identity" }))).toEqual([]);
  expect(found(azapiWorkspace({ systemDatastoresAuthMode: "identity" }))).toEqual([]);
});

test("the weak value is a violation, and so is what nobody wrote", () => {
  expect(found(workspace({ storage_account_access_type: "AccessKey" }))).toEqual([
    'azurerm_machine_learning_workspace.w: violation: storage_account_access_type is "AccessKey": datastores of the workspace hold a credential of the storage account',
  ]);
  expect(found(workspace({}))).toEqual([
    'azurerm_machine_learning_workspace.w: violation: storage_account_access_type is "AccessKey" by default: datastores of the workspace hold a credential of the storage account',
  ]);
});

test("an azapi body is read alike", () => {
  expect(found(azapiWorkspace({ systemDatastoresAuthMode: "AccessKey" }))).toEqual([
    'azapi_resource.w: violation: body.properties.systemDatastoresAuthMode is "AccessKey": datastores of the workspace hold a credential of the storage account',
  ]);
  expect(found(azapiWorkspace({}))).toEqual([
    'azapi_resource.w: violation: body.properties.systemDatastoresAuthMode is "AccessKey" by default: datastores of the workspace hold a credential of the storage account',
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(workspace({ storage_account_access_type: "${var.x}" }))).toEqual([
    "azurerm_machine_learning_workspace.w: unknown: storage_account_access_type can't be told, var.x is given at plan: perhaps datastores of the workspace hold a credential of the storage account",
  ]);
});

test("a project takes it from its hub", () => {
  expect(found(azapiWorkspace({}, { body: { kind: "Project" } }))).toEqual([]);
});

test("a patch that brings keys back is a violation", () => {
  expect(
    found(
      workspace(
        { storage_account_access_type: "Identity" },
        patch({ systemDatastoresAuthMode: "AccessKey" }),
      ),
    ),
  ).toEqual([
    'azapi_update_resource.p: violation: body.properties.systemDatastoresAuthMode is "AccessKey": datastores of the workspace hold a credential of the storage account',
  ]);
});
