import type { GraphResource } from "../graph";
import { besideBody } from "./beside-body";
import { knownValue } from "./fact";

/** Regions without availability zones, where nothing can be zone-redundant. */
const WITHOUT_ZONES = new Set(
  `australiacentral australiacentral2 australiasoutheast brazilsoutheast canadaeast francesouth germanynorth
  jioindiacentral jioindiawest koreasouth northcentralus norwaywest southafricawest southindia swedensouth
  switzerlandwest uaecentral ukwest westcentralus westindia westus
  usgovarizona usgovtexas chinaeast chinaeast2 chinaeast3 chinanorth chinanorth2`
    .trim()
    .split(/\s+/),
);

/** Whether a resource's region has availability zones; where the input doesn't tell the region, it is taken to. */
export function hasZones(resource: GraphResource): boolean {
  const location = knownValue(besideBody(resource).text({ azurerm: "location", body: "location" }));
  return location === undefined || !WITHOUT_ZONES.has(regionName(location));
}

/** "West Europe" and "westeurope" are one. */
function regionName(location: string): string {
  return location.toLowerCase().replaceAll(" ", "");
}
