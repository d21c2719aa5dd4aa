import { KEY_VAULT } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const vaultPublicNetwork = rule({
  id: "security/vault-public-network",
  title: "Key vaults are closed to the public network",
  recommendations: ["security/dependent-services-private"],
  severity: "high",
  why: "The vault holds the workspace's secrets and keys: from a public endpoint, one stolen token is enough to fetch them from anywhere.",
  fix: {
    construct: "SecureKeyVault closes it; publicNetworkAccess opens it with a Deviation",
    terraform: "azurerm_key_vault: public_network_access_enabled = false",
  },
  looksAt: KEY_VAULT,
  finds: ({ publicNetworkAccess }) =>
    must(publicNetworkAccess, is(false), "the vault answers on the public network"),
});
