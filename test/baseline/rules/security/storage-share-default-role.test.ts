import { storageShareDefaultRole } from "../../../../baseline/rules/security/storage-share-default-role";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(storageShareDefaultRole, "azurerm_storage_account");
const arm = inArm(storageShareDefaultRole, "Microsoft.Storage/storageAccounts");
const ROLE = "StorageFileDataSmbShareElevatedContributor";

const inBlock = (default_share_level_permission?: string) =>
  azurerm({ azure_files_authentication: { directory_type: "AADKERB", default_share_level_permission } });
const inBody = (defaultSharePermission?: string) =>
  arm({
    properties: {
      azureFilesIdentityBasedAuthentication: { directoryServiceOptions: "AADKERB", defaultSharePermission },
    },
  });

test("sign-in by a directory without a role for everybody passes", () => {
  expect([azurerm({}), inBlock(), inBlock("None"), arm({}), inBody(), inBody("None")].flat()).toEqual([]);
});

test("a role for everybody is found", () => {
  expect(inBlock(ROLE)).toEqual([
    `azurerm_storage_account.a: violation: azure_files_authentication.default_share_level_permission is "${ROLE}": everybody in the directory has this role on every share`,
  ]);
  expect(inBody(ROLE)).toEqual([expect.stringContaining("violation: ")]);
});

test("what only a plan tells is unknown", () => {
  expect(inBlock("${var.x}")).toEqual([expect.stringContaining(": unknown: ")]);
});
