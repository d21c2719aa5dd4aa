import { isPrivate } from "../../azure/address-range";
import { DNS_SERVERS } from "../../azure/dns-servers";
import { must } from "../must";
import { rule } from "../rule";

export const networkDnsServers = rule({
  id: "security/network-dns-servers",
  title: "The network and what is in it ask resolvers that know the private zones",
  recommendations: [
    "security/workspace-private-endpoint",
    "security/workspace-access-from-vnet-only",
    "security/dependent-services-private",
  ],
  severity: "medium",
  why: "A public resolver answers with public addresses, and learns every name that is asked: data leaves in names as well.",
  fix: {
    construct: "VirtualNetwork: dnsServers with private addresses, or none",
    terraform:
      "azurerm_virtual_network, azurerm_virtual_network_dns_servers, azurerm_network_interface: dns_servers with private addresses, or none; azurerm_private_dns_resolver_forwarding_rule: target_dns_servers alike",
  },
  looksAt: DNS_SERVERS,
  finds: ({ servers }) =>
    must(servers, (all) => all.every(isPrivate), "a public resolver doesn't know the private zones"),
});
