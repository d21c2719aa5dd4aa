import { keyBeforeUse } from "../../../../baseline/rules/security/key-before-use";
import { findingsOf } from "../findings";

interface Parts {
  readonly url?: string;
  readonly dependsOn?: readonly string[];
  readonly made?: boolean;
  readonly role?: boolean;
}

const WAITS = ["azapi_resource_action.k", "azurerm_role_assignment.r"];

const found = ({
  url = "https://kv.vault.azure.net/keys/storage",
  dependsOn = WAITS,
  made = true,
  role = true,
}: Parts) =>
  findingsOf(keyBeforeUse, {
    resource: {
      azurerm_key_vault: { v: { name: "kv", rbac_authorization_enabled: true } },
      azurerm_user_assigned_identity: { i: { name: "i" } },
      azurerm_key_vault_key: { other: { name: "other", key_vault_id: "${azurerm_key_vault.v.id}" } },
      azapi_resource_action: made
        ? {
            k: {
              type: "Microsoft.KeyVault/vaults/keys@2024-11-01",
              method: "PUT",
              resource_id: "${azurerm_key_vault.v.id}/keys/storage",
              body: { properties: {} },
            },
          }
        : {},
      azurerm_role_assignment: role
        ? {
            r: {
              scope: "${azurerm_key_vault.v.id}/keys/storage",
              role_definition_name: "Key Vault Crypto Service Encryption User",
              principal_id: "${azurerm_user_assigned_identity.i.principal_id}",
            },
          }
        : {},
      terraform_data: { pause: { depends_on: WAITS } },
      azurerm_storage_account: {
        a: {
          customer_managed_key: {
            key_vault_key_id: url,
            user_assigned_identity_id: "${azurerm_user_assigned_identity.i.id}",
          },
          depends_on: dependsOn,
        },
      },
    },
  });

test("a service that waits for key and role passes, also by way of something else", () => {
  expect(found({})).toEqual([]);
  expect(found({ dependsOn: ["terraform_data.pause"] })).toEqual([]);
});

test("a service that doesn't wait is found", () => {
  expect(found({ dependsOn: ["azurerm_role_assignment.r"] })).toEqual([
    expect.stringContaining("nothing makes it wait for the key"),
  ]);
  expect(found({ dependsOn: ["azapi_resource_action.k"] })).toEqual([
    expect.stringContaining("nothing makes it wait for the role"),
  ]);
});

test("a reference to the key waits for it", () => {
  expect(
    found({ url: "${azurerm_key_vault_key.other.versionless_id}", dependsOn: ["azurerm_role_assignment.r"] }),
  ).toEqual([]);
});

test("a key that nothing makes in a vault of the input is found", () => {
  expect(found({ made: false, dependsOn: ["azurerm_role_assignment.r"] })).toEqual([
    expect.stringContaining("names a key that nothing makes"),
  ]);
});

test("key and role of a vault that exists already are nobody's finding", () => {
  expect(found({ url: "https://existing.vault.azure.net/keys/k", dependsOn: [], role: false })).toEqual([]);
});

test("modules may wait for each other as a whole", () => {
  expect(found({ dependsOn: ["module.keys"] })).toEqual([]);
});
