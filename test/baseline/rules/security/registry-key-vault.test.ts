import { registryKeyVault } from "../../../../baseline/rules/security/registry-key-vault";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(registryKeyVault, "azurerm_container_registry");
const arm = inArm(registryKeyVault, "Microsoft.ContainerRegistry/registries");
const KEY = "https://kv.vault.azure.net/keys/k";

test("a registry without a key of one's own needs no open vault", () => {
  expect(azurerm({})).toEqual([]);
  expect(arm({})).toEqual([]);
});

test("a key that a user-assigned identity fetches needs one", () => {
  const found = [expect.stringContaining("must be open to public addresses")];
  expect(azurerm({ encryption: [{ key_vault_key_id: KEY, identity_client_id: "c" }] })).toEqual(found);
  expect(
    arm({
      properties: {
        encryption: { status: "enabled", keyVaultProperties: { keyIdentifier: KEY, identity: "c" } },
      },
    }),
  ).toEqual(found);
});

test("the registry's own identity is a trusted service", () => {
  expect(
    arm({ properties: { encryption: { status: "enabled", keyVaultProperties: { keyIdentifier: KEY } } } }),
  ).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ encryption: [{ key_vault_key_id: KEY, identity_client_id: "${var.x}" }] })).toEqual([
    expect.stringContaining("unknown: "),
  ]);
});
