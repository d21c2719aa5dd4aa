import type { GraphResource, Target } from "../../graph";
import type { AzureEstate } from "../estate";
import type { Fact } from "../fact";
import { isAzapi } from "../facts";
import { type PrivateEndpoint, ZONE_GROUP } from "../private-endpoint";
import { knownTargets, nameOfTarget, placeOf } from "./address";
import { groupedBy, oncePerEstate } from "./once";

/**
 * The names, in lower case, of the zones that an endpoint's names are written to: by its zone group, or
 * by records of its own. Absent where nothing writes them, unknown where the input doesn't tell.
 */
export function zoneNamesOf(endpoint: PrivateEndpoint, estate: AzureEstate): Fact<readonly string[]> {
  const at = endpoint.zones.at;
  const targets = zoneTargets(endpoint, estate);
  if (targets === "unknown") {
    return { state: "unknown", at, because: "the zones are known only at plan or apply" };
  }
  const zones = [...targets, ...zonesOfRecords(endpoint.resource)];
  const names = zones.map(nameOfTarget);
  if (names.some((name) => name === undefined)) {
    return { state: "unknown", at, because: "a zone's name isn't known" };
  }
  const value = names.flatMap((name) => name ?? []);
  return value.length === 0 ? { state: "absent", at } : { state: "known", value, at, byDefault: false };
}

function zoneTargets(
  { resource, zones }: PrivateEndpoint,
  estate: AzureEstate,
): readonly Target<GraphResource>[] | "unknown" {
  if (!isAzapi(resource)) {
    return zones.state === "unknown" ? "unknown" : knownTargets(zones);
  }
  const found: Target<GraphResource>[] = [];
  for (const { configurations } of groupsOf(estate).get(resource) ?? []) {
    const blocks = configurations.state === "known" ? configurations.value : [];
    for (const block of blocks) {
      const zone = block.targets({ body: "properties.privateDnsZoneId" });
      if (zone.state === "unknown") {
        return "unknown";
      }
      found.push(...knownTargets(zone));
    }
    if (configurations.state === "unknown") {
      return "unknown";
    }
  }
  return found;
}

/** Records that take the endpoint's addresses do what a zone group does. */
function zonesOfRecords(endpoint: GraphResource): readonly Target<GraphResource>[] {
  return endpoint.referrers.flatMap(({ from }) =>
    from.type === "azurerm_private_dns_a_record"
      ? knownTargets(from.targets("private_dns_zone_id")).concat(knownTargets(from.targets("zone_name")))
      : [],
  );
}

const groupsOf = oncePerEstate((estate) =>
  groupedBy(estate.all(ZONE_GROUP), ({ endpoint }) => knownTargets(endpoint).map(placeOf)),
);
