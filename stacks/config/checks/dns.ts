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
