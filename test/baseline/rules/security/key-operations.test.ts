import { keyOperations } from "../../../../baseline/rules/security/key-operations";
import { findingsOf, resources } from "../findings";

/** A key by the control plane, and an account that encrypts with a key of that vault or another one. */
const found = (keyOps: unknown, host = "kv") =>
  findingsOf(
    keyOperations,
    resources({
      azurerm_key_vault: { v: { name: "kv" } },
      azapi_resource_action: {
        k: {
          type: "Microsoft.KeyVault/vaults/keys@2024-11-01",
          method: "PUT",
          resource_id: "${azurerm_key_vault.v.id}/keys/storage",
          body: { properties: keyOps === undefined ? {} : { keyOps } },
        },
      },
      azurerm_storage_account: {
        a: { customer_managed_key: { key_vault_key_id: `https://${host}.vault.azure.net/keys/storage` } },
      },
    }),
  );

const FOUND = [expect.stringContaining("doesn't do just what its service needs")];

test("wrap and unwrap pass", () => {
  expect(found(["wrapKey", "unwrapKey"])).toEqual([]);
});

test("more, less and nothing are found", () => {
  expect(found(["wrapKey", "unwrapKey", "sign"])).toEqual(FOUND);
  expect(found(["wrapKey"])).toEqual(FOUND);
  expect(found(undefined)).toEqual(FOUND);
});

test("a key that no service encrypts with may do other things", () => {
  expect(found(["sign", "verify"], "elsewhere")).toEqual([]);
});

test("a key of azurerm's is looked at where a service refers to it", () => {
  const byReference = (key_opts: readonly string[]) =>
    findingsOf(
      keyOperations,
      resources({
        azurerm_key_vault_key: { k: { name: "k", key_vault_id: "/vaults/existing", key_opts } },
        azurerm_storage_account: {
          a: { customer_managed_key: { key_vault_key_id: "${azurerm_key_vault_key.k.versionless_id}" } },
        },
      }),
    );
  expect(byReference(["wrapKey", "unwrapKey"])).toEqual([]);
  expect(byReference(["wrapKey", "unwrapKey", "decrypt"])).toEqual(FOUND);
});

test("what only a plan tells is unknown", () => {
  expect(found("${var.x}")).toEqual([expect.stringContaining("unknown: ")]);
});
