import { type AzureEstate, PRIVATE_ENDPOINT, type PrivateEndpoint } from "../../azure";
import { zonesFor } from "../../azure/joins/private-zones";
import { zoneNamesOf } from "../../azure/joins/zone-groups";
import { must, mustHave } from "../must";
import { type Problem, rule } from "../rule";

export const privateEndpointZones = rule({
  id: "security/private-endpoint-zones",
  title: "Private endpoints are written to the private DNS zones of what they lead to",
  recommendations: [
    "security/workspace-private-endpoint",
    "security/workspace-access-from-vnet-only",
    "security/dependent-services-private",
  ],
  severity: "medium",
  why: "Without its zones a name still leads to the public address, which is closed. A workspace needs two: one for its API, one for its notebooks.",
  fix: {
    construct: "PrivateConnection: zones, of PrivateDnsZones with the kinds that the sub-resource needs",
    terraform: "azurerm_private_endpoint: private_dns_zone_group.private_dns_zone_ids",
  },
  looksAt: PRIVATE_ENDPOINT,
  finds: (endpoint, estate) =>
    endpoint.subresources.state === "known"
      ? endpoint.subresources.value.flatMap((part) => zoneProblems(endpoint, part, estate))
      : must(endpoint.subresources, () => true, "its zones are others than those of what it leads to"),
});

function zoneProblems(endpoint: PrivateEndpoint, part: string, estate: AzureEstate): readonly Problem[] {
  const clouds = zonesFor(part);
  const names = zoneNamesOf(endpoint, estate);
  if (clouds === undefined || (names.state === "absent" && endpoint.zonesWrittenElsewhere)) {
    return [];
  }
  const isComplete = (written: readonly string[]) =>
    clouds.some((zones) => zones.every((zone) => written.includes(zone)));
  const wanted = clouds[0]?.join(" and ");
  return mustHave(names, isComplete, `the names of ${part} belong into ${wanted}, or its cloud's own`);
}
