import { besideBody } from "./beside-body";
import { kind, type SubjectOf } from "./subject";

/** What makes a private DNS zone resolve in a virtual network. */
export const ZONE_LINK = kind(
  {
    azurerm: ["azurerm_private_dns_zone_virtual_network_link"],
    arm: ["Microsoft.Network/privateDnsZones/virtualNetworkLinks"],
  },
  (facts) => ({
    /** By id, or by the zone's name where azurerm 4.x names it so. */
    zone: besideBody(facts.resource).targets({
      azurerm: ["private_dns_zone_id", "private_dns_zone_name"],
      body: "parent_id",
    }),
    network: facts.targets({ azurerm: "virtual_network_id", body: "properties.virtualNetwork.id" }),
    /** `NxDomainRedirect` asks the Internet for names that the zone doesn't know. */
    resolution: facts.text({
      azurerm: "resolution_policy",
      body: "properties.resolutionPolicy",
      whenAbsent: "Default",
    }),
    registration: facts.flag({
      azurerm: "registration_enabled",
      body: "properties.registrationEnabled",
      whenAbsent: false,
    }),
  }),
);

export type ZoneLink = SubjectOf<typeof ZONE_LINK>;
