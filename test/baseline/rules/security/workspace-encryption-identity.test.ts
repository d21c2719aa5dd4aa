import { workspaceEncryptionIdentity } from "../../../../baseline/rules/security/workspace-encryption-identity";
import { findingsOf } from "../findings";
import { azapiWorkspace, workspace } from "../machine-learning";

const found = (template: object) => findingsOf(workspaceEncryptionIdentity, template);

test("an identity that is named passes; without a key of one's own none is needed", () => {
  expect(
    found(
      workspace({
        encryption: {
          key_id: "https://v.vault.azure.net/keys/k",
          key_vault_id: "/vaults/v",
          user_assigned_identity_id: "/ids/a",
        },
        service_side_encryption_enabled: true,
      }),
    ),
  ).toEqual([]);
  expect(found(workspace({}))).toEqual([]);
  expect(
    found(
      azapiWorkspace({
        encryption: {
          status: "Enabled",
          keyVaultProperties: { keyIdentifier: "https://v.vault.azure.net/keys/k" },
          identity: { userAssignedIdentity: "/ids/a" },
        },
      }),
    ),
  ).toEqual([]);
});

test("a key without identity is a violation", () => {
  expect(found(workspace({ encryption: { key_id: "https://v.vault.azure.net/keys/k" } }))).toEqual([
    "azurerm_machine_learning_workspace.w: violation: no identity is named that may use the key",
  ]);
});

test("an azapi body is read alike", () => {
  expect(
    found(
      azapiWorkspace({
        encryption: { keyVaultProperties: { keyIdentifier: "https://v.vault.azure.net/keys/k" } },
      }),
    ),
  ).toEqual(["azapi_resource.w: violation: no identity is named that may use the key"]);
});

test("what only a plan tells is unknown", () => {
  expect(
    found(
      workspace({
        encryption: { key_id: "https://v.vault.azure.net/keys/k", user_assigned_identity_id: "${var.x}" },
      }),
    ),
  ).toEqual([
    "azurerm_machine_learning_workspace.w: unknown: can't be told before the plan or apply: no identity is named that may use the key?",
  ]);
});
