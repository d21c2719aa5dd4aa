import type { Attributes } from "../../../terraform-json";
import { configuration, reviewed } from "../two-sides";
import { ACCOUNT, azapi, blobs, CLOSED, key, RG, rotated, VAULT } from "./samples";

const KEPT = { ...VAULT, ...CLOSED, soft_delete_retention_days: 30 };
const REGISTRY = { name: "cr", ...RG, ...CLOSED };
const account = (redundancy: string, more: Attributes = {}) => ({
  ...{ ...ACCOUNT, ...CLOSED, account_replication_type: redundancy },
  ...more,
});
const logs = (more: Attributes) => ({ name: "l", ...RG, sku: "PerGB2018", ...more });
const arm = (type: string, sku: string) =>
  azapi(type, { publicNetworkAccess: "Disabled" }, { sku: { name: sku } });
const armVault = (sku: string) =>
  azapi("Microsoft.KeyVault/vaults", { publicNetworkAccess: "Disabled", sku: { family: "A", name: sku } });

/** What happens to one resource that gets other attributes, and what is told of it. */
function told(type: string, before: Attributes, after: Attributes) {
  const { changes, risks } = reviewed(
    configuration({ [`${type}.a`]: before }),
    configuration({ [`${type}.a`]: after }),
  );
  return {
    kinds: changes.map(({ kind }) => kind),
    risks: risks.map(({ kind, rules }) => [kind, ...rules].join(" ")),
  };
}

describe("what Azure makes stronger in place is no risk", () => {
  test.each<[string, string, Attributes, Attributes]>([
    ["days of a vault", "azurerm_key_vault", KEPT, { ...KEPT, soft_delete_retention_days: 90 }],
    ["days of a vault that nobody writes", "azurerm_key_vault", KEPT, { ...VAULT, ...CLOSED }],
    [
      "purge protection",
      "azurerm_key_vault",
      { ...KEPT, purge_protection_enabled: false },
      { ...KEPT, purge_protection_enabled: true },
    ],
    ["a second region", "azurerm_storage_account", account("LRS"), account("GRS")],
    ["a second region beside zones", "azurerm_storage_account", account("ZRS"), account("RAGZRS")],
    ["far copies that can be read", "azurerm_storage_account", account("GRS"), account("RAGRS")],
    ["far copies that can't be read", "azurerm_storage_account", account("RAGRS"), account("GRS")],
    [
      "another version of a protocol",
      "azurerm_storage_account",
      account("LRS", { min_tls_version: "TLS1_2" }),
      account("LRS", { min_tls_version: "TLS1_3" }),
    ],
    [
      "days of blobs",
      "azurerm_storage_account",
      { ...blobs({ delete_retention_policy: { days: 7 } }) },
      { ...blobs({ delete_retention_policy: { days: 90 }, versioning_enabled: true }) },
    ],
    [
      "a registry's tier",
      "azurerm_container_registry",
      { ...REGISTRY, sku: "Standard" },
      { ...REGISTRY, sku: "Premium" },
    ],
    [
      "a registry's copies",
      "azurerm_container_registry",
      { ...REGISTRY, sku: "Premium" },
      {
        ...REGISTRY,
        sku: "Premium",
        georeplications: [{ location: "northeurope", zone_redundancy_enabled: true }],
      },
    ],
    [
      "days of logs",
      "azurerm_log_analytics_workspace",
      logs({ retention_in_days: 30 }),
      logs({ retention_in_days: 730 }),
    ],
    ["rotation", "azurerm_key_vault_key", key({}), key(rotated("P90D"))],
    [
      "redundancy by azapi",
      "azapi_resource",
      arm("Microsoft.Storage/storageAccounts", "Standard_LRS"),
      arm("Microsoft.Storage/storageAccounts", "Standard_RAGRS"),
    ],
    [
      "far copies by azapi",
      "azapi_resource",
      arm("Microsoft.Storage/storageAccounts", "Standard_RAGRS"),
      arm("Microsoft.Storage/storageAccounts", "Standard_GRS"),
    ],
    [
      "a registry's tier by azapi",
      "azapi_resource",
      arm("Microsoft.ContainerRegistry/registries", "Standard"),
      arm("Microsoft.ContainerRegistry/registries", "Premium"),
    ],
  ])("%s", (_, type, before, after) => {
    expect(told(type, before, after)).toEqual({ kinds: ["update"], risks: [] });
  });
});

test("keys in hardware that nobody has are told as money, and make no new vault", () => {
  const expected = { kinds: ["update"], risks: ["guidance ai-cost/unused-premium-tiers"] };
  expect(told("azurerm_key_vault", KEPT, { ...KEPT, sku_name: "premium" })).toEqual(expected);
  expect(told("azapi_resource", armVault("standard"), armVault("premium"))).toEqual(expected);
});
