import type { Attributes } from "../../../terraform-json";
import type { Resources } from "../two-sides";
import { ACCOUNT, azapi, CLOSED, key, VAULT } from "./samples";
import { told } from "./told";

const ST = "azurerm_storage_account.st";
const KV = "azurerm_key_vault.kv";
const OTHER = "azurerm_key_vault.other";
const KEY = "azurerm_key_vault_key.k";
const DATA = "data.azurerm_key_vault_key.k";

const url = (vault: string, end = "") => `https://${vault}.vault.azure.net/keys/k${end}`;
const arm = (vault: string) =>
  `/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/${vault}`;
const vault = (name: string) => ({ ...VAULT, ...CLOSED, name });
const account = (keyId: string, more: Attributes = {}) => ({
  [ST]: {
    ...ACCOUNT,
    ...CLOSED,
    customer_managed_key: { key_vault_key_id: keyId, user_assigned_identity_id: "/i", ...more },
  },
});
const VAULTS: Resources = { [KV]: vault("kv"), [OTHER]: vault("other") };
const inVault = (address: string) => ({ [KEY]: key({ key_vault_id: `\${${address}.id}` }) });
const asked = (vaultId: string, name = "k") => ({ [DATA]: { name, key_vault_id: vaultId } });
const BY_KEY = account(`\${${KEY}.versionless_id}`);
const BY_DATA = account(`\${${DATA}.versionless_id}`);

const HANDED_OVER = `encryption-weakened ${ST} customer_managed_key.key_vault_key_id`;

function keys(before: Resources, after: Resources): string[] {
  return told(["encryption-weakened"], before, after);
}

describe("another vault", () => {
  test.each<[string, Resources, Resources, string]>([
    ["by its address", account(url("a")), account(url("b")), HANDED_OVER],
    ["which is none of Azure's", account(url("a")), account("https://a.example.com/keys/k"), HANDED_OVER],
    [
      "in place of the stack's own",
      { ...VAULTS, ...account(url("kv")) },
      { ...VAULTS, ...account(url("b")) },
      HANDED_OVER,
    ],
    [
      "by another key of the stack",
      { ...VAULTS, ...inVault(KV), ...BY_KEY },
      {
        ...VAULTS,
        ...inVault(KV),
        ...account("${azurerm_key_vault_key.l.versionless_id}"),
        "azurerm_key_vault_key.l": key({ key_vault_id: `\${${OTHER}.id}` }),
      },
      HANDED_OVER,
    ],
    [
      "of which a data source asks",
      { ...asked(arm("a")), ...BY_DATA },
      { ...asked(arm("b")), ...BY_DATA },
      HANDED_OVER,
    ],
    [
      "by another attribute",
      account(url("a")),
      account("", { key_vault_key_id: null, managed_hsm_key_id: "https://a.managedhsm.azure.net/keys/k" }),
      HANDED_OVER,
    ],
    ["which nobody can tell", account(url("a")), account("${var.key}"), `${HANDED_OVER} ?`],
    [
      "beside the key",
      account(url("a"), { key_vault_id: arm("a") }),
      account(url("a"), { key_vault_id: arm("b") }),
      `encryption-weakened ${ST} customer_managed_key.key_vault_id`,
    ],
    [
      "in a resource of its own",
      {
        "azurerm_storage_account_customer_managed_key.c": {
          storage_account_id: "/st",
          key_vault_id: arm("a"),
          key_name: "k",
        },
      },
      {
        "azurerm_storage_account_customer_managed_key.c": {
          storage_account_id: "/st",
          key_vault_id: arm("b"),
          key_name: "k",
        },
      },
      "encryption-weakened azurerm_storage_account_customer_managed_key.c key_vault_id",
    ],
    [
      "by azapi",
      {
        "azapi_resource.st": azapi("Microsoft.Storage/storageAccounts", {
          encryption: {
            keySource: "Microsoft.Keyvault",
            keyvaultproperties: { keyname: "k", keyvaulturi: "https://a.vault.azure.net" },
          },
        }),
      },
      {
        "azapi_resource.st": azapi("Microsoft.Storage/storageAccounts", {
          encryption: {
            keySource: "Microsoft.Keyvault",
            keyvaultproperties: { keyname: "k", keyvaulturi: "https://b.vault.azure.net" },
          },
        }),
      },
      "encryption-weakened azapi_resource.st body.properties.encryption.keyvaultproperties.keyvaulturi",
    ],
  ])("%s", (_, before, after, risk) => {
    expect(keys(before, after)).toEqual([risk]);
  });
});

describe("no other vault", () => {
  test.each<[string, Resources, Resources]>([
    ["another version", account(url("a", "/1")), account(url("a", "/2"))],
    [
      "the same vault by another attribute",
      account(url("a")),
      account("", { key_vault_key_id: null, key_vault_id: arm("a"), key_name: "k" }),
    ],
    ["no version", account(url("a", "/1")), account(url("a"))],
    ["another key of the same vault", account(url("a")), account("https://a.vault.azure.net/keys/l")],
    [
      "the key by reference",
      { ...VAULTS, ...inVault(KV), ...account(url("kv")) },
      { ...VAULTS, ...inVault(KV), ...BY_KEY },
    ],
    [
      "a vault that gets another name",
      { [KV]: vault("kv"), ...account(url("kv")) },
      { [KV]: vault("kv2"), ...account(url("kv2")) },
    ],
    [
      "a vault that gets another address",
      { [KV]: vault("kv"), ...inVault(KV), ...BY_KEY },
      { [OTHER]: vault("kv"), ...inVault(OTHER), ...BY_KEY },
    ],
    [
      "a vault that takes the place of one that goes",
      { [KV]: vault("kv"), ...inVault(KV), ...BY_KEY },
      { [OTHER]: vault("other"), ...inVault(OTHER), ...BY_KEY },
    ],
    [
      "another key that a data source asks for",
      { ...asked(arm("a")), ...BY_DATA },
      { ...asked(arm("a"), "l"), ...BY_DATA },
    ],
    [
      "another identity for the key",
      account(url("a")),
      account(url("a"), { user_assigned_identity_id: "/j" }),
    ],
    [
      "a secret that lies in another vault",
      { "azurerm_key_vault_secret.s": { name: "s", key_vault_id: arm("a") } },
      { "azurerm_key_vault_secret.s": { name: "s", key_vault_id: arm("b") } },
    ],
    ["what nobody could tell before", account("${var.key}"), account(url("b"))],
  ])("%s", (_, before, after) => {
    expect(keys(before, after)).toEqual([]);
  });
});
