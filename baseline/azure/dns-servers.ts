import { blockTexts } from "./block-texts";
import { type Facts, isAzapi } from "./facts";
import { kind } from "./subject";

/** What says which resolvers are asked: a network, or what overrules or answers in the place of its own. */
export const DNS_SERVERS = kind(
  {
    azurerm: [
      "azurerm_virtual_network",
      "azurerm_virtual_network_dns_servers",
      "azurerm_network_interface",
      "azurerm_firewall",
      "azurerm_firewall_policy",
      "azurerm_private_dns_resolver_forwarding_rule",
    ],
    arm: [
      "Microsoft.Network/virtualNetworks",
      "Microsoft.Network/networkInterfaces",
      "Microsoft.Network/firewallPolicies",
      "Microsoft.Network/dnsForwardingRulesets/forwardingRules",
    ],
  },
  (facts) => ({
    /** Addresses of resolvers; without any, Azure's own, which knows the private zones. */
    servers: isForwardingRule(facts)
      ? blockTexts(
          facts,
          { azurerm: "target_dns_servers", body: "properties.targetDnsServers" },
          { azurerm: "ip_address", body: "ipAddress" },
        )
      : facts.texts({
          azurerm: ["dns_servers", "dns.servers"],
          body: [
            "properties.dhcpOptions.dnsServers",
            "properties.dnsSettings.dnsServers",
            "properties.dnsSettings.servers",
          ],
        }),
  }),
);

function isForwardingRule({ resource }: Facts): boolean {
  return isAzapi(resource)
    ? resource.armType?.endsWith("/forwardingrules") === true
    : resource.type === "azurerm_private_dns_resolver_forwarding_rule";
}
