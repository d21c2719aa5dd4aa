import { keyVersionFollowed } from "../../../../baseline/rules/security/key-version-followed";
import { inArm, inAzurerm } from "../alone";
import { findingsOf, resources } from "../findings";

const URL = "https://kv.vault.azure.net/keys/k";
const storage = inAzurerm(keyVersionFollowed, "azurerm_storage_account");
const registry = inAzurerm(keyVersionFollowed, "azurerm_container_registry");
const armStorage = inArm(keyVersionFollowed, "Microsoft.Storage/storageAccounts");
const armRegistry = inArm(keyVersionFollowed, "Microsoft.ContainerRegistry/registries");
const PINNED = [expect.stringContaining("fixes one version of the key")];

/** A key by reference to what Terraform makes. */
const byReference = (attribute: string) =>
  findingsOf(
    keyVersionFollowed,
    resources({
      azurerm_key_vault_key: { k: { name: "k" } },
      azurerm_storage_account: {
        a: { customer_managed_key: { key_vault_key_id: `\${azurerm_key_vault_key.k.${attribute}}` } },
      },
    }),
  );

test("a key without a version passes", () => {
  expect(storage({ customer_managed_key: { key_vault_key_id: URL } })).toEqual([]);
  expect(registry({ encryption: { key_vault_key_id: `${URL}/` } })).toEqual([]);
  expect(byReference("versionless_id")).toEqual([]);
  expect(
    armStorage({
      properties: {
        encryption: {
          keySource: "Microsoft.Keyvault",
          keyvaultproperties: { keyvaulturi: "https://kv.vault.azure.net/", keyname: "k", keyversion: "" },
        },
      },
    }),
  ).toEqual([]);
});

test("a version is found", () => {
  expect(storage({ customer_managed_key: { key_vault_key_id: `${URL}/0123` } })).toEqual(PINNED);
  expect(registry({ encryption: { key_vault_key_id: `${URL}/0123` } })).toEqual(PINNED);
  expect(byReference("id")).toEqual(PINNED);
  expect(
    armStorage({
      properties: {
        encryption: { keySource: "Microsoft.Keyvault", keyvaultproperties: { keyversion: "0123" } },
      },
    }),
  ).toEqual(PINNED);
  expect(
    armRegistry({
      properties: { encryption: { status: "enabled", keyVaultProperties: { keyIdentifier: `${URL}/0123` } } },
    }),
  ).toEqual(PINNED);
});

test("a version beside the key's name is found", () => {
  const found = (key: object) =>
    findingsOf(
      keyVersionFollowed,
      resources({
        azurerm_storage_account: { a: {} },
        azurerm_storage_account_customer_managed_key: {
          k: { storage_account_id: "${azurerm_storage_account.a.id}", key_name: "k", ...key },
        },
      }),
    );
  expect(found({ key_vault_uri: "https://kv.vault.azure.net/" })).toEqual([]);
  expect(found({ key_version: "0123" })).toEqual(PINNED);
});

test("what only a plan tells is unknown", () => {
  expect(storage({ customer_managed_key: { key_vault_key_id: "${var.x}" } })).toEqual([
    expect.stringContaining("unknown: "),
  ]);
});
