import { PRIVATE_DNS_ZONE } from "../../azure";
import { isLinked } from "../../azure/joins/zone-links";
import { mustHold } from "../must";
import { rule } from "../rule";

export const privateZoneLinked = rule({
  id: "security/private-zone-linked",
  title: "Each private DNS zone is linked to a virtual network",
  recommendations: [
    "security/workspace-private-endpoint",
    "security/workspace-access-from-vnet-only",
    "security/dependent-services-private",
  ],
  severity: "medium",
  why: "A zone that no network asks answers nobody: names lead to the public addresses, which are closed.",
  fix: {
    construct: "PrivateDnsZones: virtualNetwork; it links every zone that it makes",
    terraform: "azurerm_private_dns_zone_virtual_network_link: one for the zone",
  },
  looksAt: PRIVATE_DNS_ZONE,
  finds: (zone, estate) => mustHold(isLinked(zone, estate), "no virtual network is linked to the zone"),
});
