import { workspaceCustomerManagedKey } from "../../../../baseline/rules/security/workspace-customer-managed-key";
import { findingsOf } from "../findings";
import { azapiWorkspace, patch, workspace } from "../machine-learning";

const ENCRYPTED_BODY = {
  encryption: {
    status: "Enabled",
    keyVaultProperties: { keyIdentifier: "https://v.vault.azure.net/keys/k" },
    identity: { userAssignedIdentity: "/ids/a" },
  },
};
const found = (template: object, options: { production: boolean }) =>
  findingsOf(workspaceCustomerManagedKey, template, options);

test("a key of one's own passes", () => {
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
      { production: true },
    ),
  ).toEqual([]);
  expect(found(azapiWorkspace(ENCRYPTED_BODY), { production: true })).toEqual([]);
});

test("a key that another resource makes passes", () => {
  expect(
    found(
      workspace(
        { encryption: { key_id: "${azurerm_key_vault_key.k.versionless_id}" } },
        { azurerm_key_vault_key: { k: {} } },
      ),
      { production: true },
    ),
  ).toEqual([]);
});

test("none is a violation in production", () => {
  expect(found(workspace({}), { production: true })).toEqual([
    "azurerm_machine_learning_workspace.w: violation: Microsoft's key encrypts the workspace, not one of your own",
  ]);
  expect(found(azapiWorkspace({}), { production: true })).toEqual([
    "azapi_resource.w: violation: Microsoft's key encrypts the workspace, not one of your own",
  ]);
});

test("one that is switched off is a violation", () => {
  expect(
    found(azapiWorkspace({ encryption: { ...ENCRYPTED_BODY.encryption, status: "Disabled" } }), {
      production: true,
    }),
  ).toEqual(["azapi_resource.w: violation: Microsoft's key encrypts the workspace, not one of your own"]);
});

test("outside production confidential data needs one, other data doesn't", () => {
  expect(found(workspace({ tags: { dataClassification: "confidential" } }), { production: false })).toEqual([
    "azurerm_machine_learning_workspace.w: violation: Microsoft's key encrypts the workspace, not one of your own",
  ]);
  expect(found(workspace({ tags: { dataClassification: "internal" } }), { production: false })).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(workspace({ encryption: { key_id: "${var.x}" } }), { production: true })).toEqual([
    "azurerm_machine_learning_workspace.w: unknown: can't be told before the plan or apply: Microsoft's key encrypts the workspace, not one of your own?",
  ]);
});

test("a patch that takes the key away is a violation, one of something else is none", () => {
  const encrypted = { encryption: { key_id: "https://v.vault.azure.net/keys/k" } };
  const patched = (properties: Record<string, unknown>) =>
    found(workspace(encrypted, patch(properties)), { production: true });
  expect(patched({ encryption: { status: "Disabled" } })).toEqual([
    "azapi_update_resource.p: violation: body.properties.encryption.status is false: a patch takes the workspace's own key away",
  ]);
  expect(patched({ description: "a" })).toEqual([]);
});
