import { ZONE_LINK } from "../../azure";
import { must, oneOf } from "../must";
import { rule } from "../rule";

export const privateZoneFallback = rule({
  id: "security/private-zone-fallback",
  title: "Names that a private zone doesn't know are not asked of the Internet",
  recommendations: [
    "security/workspace-private-endpoint",
    "security/workspace-access-from-vnet-only",
    "security/dependent-services-private",
  ],
  severity: "low",
  why: "Where a record is missing, traffic would go to the public address and nobody would notice.",
  fix: {
    construct: "PrivateDnsZones leaves Azure's default; there is no property for it",
    terraform: 'azurerm_private_dns_zone_virtual_network_link: resolution_policy = "Default"',
  },
  looksAt: ZONE_LINK,
  finds: ({ resolution }) => must(resolution, oneOf("Default"), "missing names are asked of the Internet"),
});
