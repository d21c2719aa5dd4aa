import { type AzureEstate, ZONE_LINK, type ZoneLink } from "../../azure";
import { nameOfTarget, onlyTarget } from "../../azure/joins/address";
import { isOfServices } from "../../azure/joins/private-zones";
import { is, must } from "../must";
import { rule } from "../rule";

export const privateZoneRegistration = rule({
  id: "security/private-zone-registration",
  title: "Hosts don't write themselves into the zones of private endpoints",
  recommendations: ["security/workspace-private-endpoint", "security/dependent-services-private"],
  severity: "low",
  why: "A machine with the name of a storage account would take the account's traffic.",
  fix: {
    construct: "PrivateDnsZones never registers hosts; there is no property that makes it",
    terraform: "azurerm_private_dns_zone_virtual_network_link: registration_enabled = false",
  },
  looksAt: (estate: AzureEstate) => estate.all(ZONE_LINK).filter(isOfPrivateLink),
  finds: ({ registration }) => must(registration, is(false), "hosts of the network write themselves into it"),
});

function isOfPrivateLink({ zone }: ZoneLink): boolean {
  const target = onlyTarget(zone);
  const name = target && nameOfTarget(target);
  return name === undefined || isOfServices(name);
}
