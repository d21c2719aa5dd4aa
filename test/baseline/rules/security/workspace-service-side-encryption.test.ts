import { workspaceServiceSideEncryption } from "../../../../baseline/rules/security/workspace-service-side-encryption";
import { findingsOf } from "../findings";
import { azapiWorkspace, patch, workspace } from "../machine-learning";

const ENCRYPTED = {
  encryption: {
    key_id: "https://v.vault.azure.net/keys/k",
    key_vault_id: "/vaults/v",
    user_assigned_identity_id: "/ids/a",
  },
  service_side_encryption_enabled: true,
};
const ENCRYPTED_BODY = {
  encryption: {
    status: "Enabled",
    keyVaultProperties: { keyIdentifier: "https://v.vault.azure.net/keys/k" },
    identity: { userAssignedIdentity: "/ids/a" },
  },
};
const found = (template: object) => findingsOf(workspaceServiceSideEncryption, template);

test("it passes where it is on, and where there is no key of one's own", () => {
  expect(found(workspace(ENCRYPTED))).toEqual([]);
  expect(found(workspace({}))).toEqual([]);
  expect(found(azapiWorkspace({ ...ENCRYPTED_BODY, enableServiceSideCMKEncryption: true }))).toEqual([]);
});

test("off is a violation, and so is what nobody wrote", () => {
  expect(found(workspace({ ...ENCRYPTED, service_side_encryption_enabled: false }))).toEqual([
    "azurerm_machine_learning_workspace.w: violation: service_side_encryption_enabled is false: metadata lies in services that Azure adds to your subscription",
  ]);
  expect(found(workspace({ ...ENCRYPTED, service_side_encryption_enabled: undefined }))).toEqual([
    "azurerm_machine_learning_workspace.w: violation: service_side_encryption_enabled is false by default: metadata lies in services that Azure adds to your subscription",
  ]);
});

test("an azapi body is read alike", () => {
  expect(found(azapiWorkspace(ENCRYPTED_BODY))).toEqual([
    "azapi_resource.w: violation: body.properties.enableServiceSideCMKEncryption is false by default: metadata lies in services that Azure adds to your subscription",
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(workspace({ ...ENCRYPTED, service_side_encryption_enabled: "${var.x}" }))).toEqual([
    "azurerm_machine_learning_workspace.w: unknown: service_side_encryption_enabled can't be told, var.x is given at plan: perhaps metadata lies in services that Azure adds to your subscription",
  ]);
});

test("a patch that switches it off is a violation, one of something else is none", () => {
  expect(found(workspace({}, patch({ enableServiceSideCMKEncryption: false })))).toEqual([
    expect.stringContaining(
      "azapi_update_resource.p: violation: body.properties.enableServiceSideCMKEncryption",
    ),
  ]);
  expect(found(workspace({}, patch({ description: "a" })))).toEqual([]);
});
