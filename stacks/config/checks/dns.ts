import { cloudSuffixes, type PrivateLinkZoneKind } from "../../../constructs/naming/clouds";
import { issueWith } from "../config-issue";
import { neededZones } from "../needed-zones";
import { check } from "./check";

/** Given zones must be complete: a private endpoint without its zone can't be found by name. */
export const completeZones = check(["dns", "storage", "monitoring"], ({ dns, storage, monitoring }) => {
  if (dns === undefined || typeof dns === "string") {
    return [];
  }
  return neededZones({ storage, monitoring })
    .filter((kind) => dns.zoneIds[kind] === undefined)
    .map((kind) => ({
      path: `dns.zoneIds.${kind}`,
      problem: "is missing; it must be the ARM id of the private DNS zone, because an endpoint needs it",
    }));
});

const ZONE_ID = "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Network/privateDnsZones/";

/** Zones of another name: Azure resolves an endpoint in the one zone of its kind and cloud only. */
export const rightZones = check(["dns", "cloud"], ({ dns, cloud = "public" }) => {
  if (dns === undefined || typeof dns === "string") {
    return [];
  }
  const names = cloudSuffixes(cloud).privateLinkZones;
  return (Object.entries(dns.zoneIds) as [PrivateLinkZoneKind, string | undefined][]).flatMap(
    ([kind, id]) => {
      const zone = id?.split("/").at(-1);
      return zone === undefined || zone.toLowerCase() === names[kind]
        ? []
        : [
            issueWith(
              `dns.zoneIds.${kind}`,
              `must be the zone ${names[kind]}, e.g. ${ZONE_ID}${names[kind]}`,
              zone,
            ),
          ];
    },
  );
});
