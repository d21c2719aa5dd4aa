import type { AzureEstate } from "../estate";
import { allOf, anyOf, type Truth } from "../fact";
import type { PrivateDnsZone } from "../private-dns-zone";
import { ZONE_LINK } from "../zone-link";
import { knownTargets, nameOfResource, nameOfTarget } from "./address";
import { groupedBy, oncePerEstate } from "./once";
import { isWritten } from "./references";

/** Whether a private DNS zone resolves in some virtual network. */
export function isLinked({ resource }: PrivateDnsZone, estate: AzureEstate): Truth {
  const links = linksByZone(estate);
  const name = nameOfResource(resource);
  const found = [...(links.get(resource) ?? []), ...((name !== undefined && links.get(name)) || [])];
  return anyOf([
    ...found.map((link) =>
      allOf([isWritten(link.network), link.resource.existence === "certain" ? "yes" : "unknown"]),
    ),
    hasLinksAstray(estate) ? "unknown" : "no",
  ]);
}

/** By the zone's resource, or by its name where a link says no more. */
const linksByZone = oncePerEstate((estate) =>
  groupedBy(estate.all(ZONE_LINK), ({ zone }) =>
    knownTargets(zone).map((target) =>
      target.kind === "resource" ? target.resource : (nameOfTarget(target) ?? ""),
    ),
  ),
);

const hasLinksAstray = oncePerEstate((estate) =>
  estate.all(ZONE_LINK).some(({ zone }) => zone.state === "unknown"),
);
