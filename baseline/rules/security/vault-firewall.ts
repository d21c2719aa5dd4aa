import { KEY_VAULT } from "../../azure";
import { mustLetNoAddressIn, mustLetNoSubnetIn } from "../addresses";
import { must, oneOf } from "../must";
import { rule } from "../rule";

export const vaultFirewall = rule({
  id: "security/vault-firewall",
  title: "The firewall of key vaults refuses whoever isn't let in by name",
  recommendations: ["security/dependent-services-private"],
  severity: "high",
  why: "The firewall is what still holds when somebody opens the public network: without it every address in the world reaches the vault.",
  fix: {
    construct:
      "SecureKeyVault denies; publicNetworkAccess.allowedIpRanges lets addresses in with a Deviation",
    terraform:
      'azurerm_key_vault: network_acls { default_action = "Deny", bypass = "AzureServices" } without ip_rules and virtual_network_subnet_ids',
  },
  looksAt: KEY_VAULT,
  finds: ({ defaultAction, addresses, subnets }) => [
    ...must(defaultAction, oneOf("Deny"), "whoever has no rule is let in"),
    ...mustLetNoAddressIn(addresses),
    ...mustLetNoSubnetIn(subnets),
  ],
});
