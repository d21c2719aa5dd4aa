import { workspaceKeyVersion } from "../../../../baseline/rules/security/workspace-key-version";
import { findingsOf } from "../findings";
import { azapiWorkspace, patch, workspace } from "../machine-learning";

const found = (template: object) => findingsOf(workspaceKeyVersion, template);

test("a key without version passes, and so does none", () => {
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
  expect(
    found(
      workspace(
        { encryption: { key_id: "${azurerm_key_vault_key.k.versionless_id}" } },
        { azurerm_key_vault_key: { k: {} } },
      ),
    ),
  ).toEqual([]);
});

test("a key with a version is a violation, also by reference", () => {
  expect(found(workspace({ encryption: { key_id: "https://v.vault.azure.net/keys/k/0a1b" } }))).toEqual([
    "azurerm_machine_learning_workspace.w: violation: the key is pinned to one version and can't rotate",
  ]);
  expect(
    found(
      workspace(
        { encryption: { key_id: "${azurerm_key_vault_key.k.id}" } },
        { azurerm_key_vault_key: { k: {} } },
      ),
    ),
  ).toEqual([
    "azurerm_machine_learning_workspace.w: violation: the key is pinned to one version and can't rotate",
  ]);
});

test("an azapi body is read alike", () => {
  expect(
    found(
      azapiWorkspace({
        encryption: { keyVaultProperties: { keyIdentifier: "https://v.vault.azure.net/keys/k/0a1b" } },
      }),
    ),
  ).toEqual(["azapi_resource.w: violation: the key is pinned to one version and can't rotate"]);
});

test("an address that is composed of a vault's is read as far as it stands there", () => {
  expect(
    found(
      workspace(
        { encryption: { key_id: "${azurerm_key_vault.v.vault_uri}keys/k" } },
        { azurerm_key_vault: { v: {} } },
      ),
    ),
  ).toEqual([]);
  expect(
    found(
      workspace(
        { encryption: { key_id: "${azurerm_key_vault.v.vault_uri}keys/k/0a1b" } },
        { azurerm_key_vault: { v: {} } },
      ),
    ),
  ).toEqual([
    "azurerm_machine_learning_workspace.w: violation: the key is pinned to one version and can't rotate",
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(workspace({ encryption: { key_id: "${var.x}" } }))).toEqual([
    "azurerm_machine_learning_workspace.w: unknown: can't be told before the plan or apply: the key is pinned to one version and can't rotate?",
  ]);
});

test("a patch that names a version is a violation", () => {
  const keyIdentifier = `https://v.vault.azure.net/keys/k/${"0".repeat(32)}`;
  const others = patch({ encryption: { keyVaultProperties: { keyIdentifier } } });
  expect(found(workspace({}, others))).toEqual([
    expect.stringContaining("azapi_update_resource.p: violation: the key is pinned"),
  ]);
});
