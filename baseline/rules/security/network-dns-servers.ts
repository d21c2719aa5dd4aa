import { VIRTUAL_NETWORK } from "../../azure/virtual-network";
import { must } from "../must";
import { rule } from "../rule";

export const networkDnsServers = rule({
  id: "security/network-dns-servers",
  title: "The network asks resolvers that know its private zones",
  recommendations: [
    "security/workspace-private-endpoint",
    "security/workspace-access-from-vnet-only",
    "security/dependent-services-private",
  ],
  severity: "medium",
  why: "A public resolver answers with public addresses, and learns every name that is asked: data leaves in names as well.",
  fix: {
    construct: "VirtualNetwork: dnsServers with private addresses, or none",
    terraform: "azurerm_virtual_network: dns_servers with private addresses, or none",
  },
  looksAt: VIRTUAL_NETWORK,
  finds: ({ dnsServers }) =>
    must(
      dnsServers,
      (servers) => servers.every(isInside),
      "a public resolver doesn't know the private zones",
    ),
});

/** Private ranges, shared address space, and Azure's own resolver. */
function isInside(server: string): boolean {
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|168\.63\.129\.16$|f[cd])/i.test(
    server,
  );
}
