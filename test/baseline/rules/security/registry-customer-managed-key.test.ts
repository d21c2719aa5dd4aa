import { registryCustomerManagedKey } from "../../../../baseline/rules/security/registry-customer-managed-key";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(registryCustomerManagedKey, "azurerm_container_registry");
const arm = inArm(registryCustomerManagedKey, "Microsoft.ContainerRegistry/registries");
const PROD = { production: true };
const KEY = "https://kv.vault.azure.net/keys/k";
const FOUND = [expect.stringContaining("the registry is encrypted with Microsoft's key")];

test("a key of one's own passes", () => {
  expect(azurerm({ encryption: [{ key_vault_key_id: KEY, identity_client_id: "c" }] }, PROD)).toEqual([]);
  expect(arm({ properties: { encryption: { status: "enabled" } } }, PROD)).toEqual([]);
});

test("Microsoft's key is found in production and for confidential data", () => {
  expect(azurerm({}, PROD)).toEqual(FOUND);
  expect(azurerm({ encryption: [] }, PROD)).toEqual(FOUND);
  expect(arm({ properties: { encryption: { status: "disabled" } } }, PROD)).toEqual(FOUND);
  expect(azurerm({ tags: { dataClassification: "highly-confidential" } }, { production: false })).toEqual(
    FOUND,
  );
  expect(azurerm({}, { production: false })).toEqual([]);
});

test("a key that only a plan tells is unknown", () => {
  expect(arm({ properties: { encryption: { status: "${var.x}" } } }, PROD)).toEqual([
    expect.stringContaining("unknown: "),
  ]);
});
