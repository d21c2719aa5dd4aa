import type { PrivateLinkZoneKind } from "../../../constructs/naming/clouds";
import { check } from "./check";

const ALWAYS: readonly PrivateLinkZoneKind[] = [
  "workspaceApi",
  "workspaceNotebooks",
  "blob",
  "file",
  "queue",
  "table",
  "vault",
  "registry",
];
const MONITOR: readonly PrivateLinkZoneKind[] = ["monitor", "monitorOms", "monitorOds", "monitorAgent"];

/** Given zones must be complete: a private endpoint without its zone can't be found by name. */
export const completeZones = check(["dns", "storage", "monitoring"], ({ dns, storage, monitoring }) => {
  if (dns === undefined || typeof dns === "string") {
    return [];
  }
  const needed = [
    ...ALWAYS,
    ...(storage?.dataLake ? ["dfs" as const] : []),
    ...(monitoring?.privateLinkScope ? MONITOR : []),
  ];
  return needed
    .filter((kind) => dns.zoneIds[kind] === undefined)
    .map((kind) => ({
      path: `dns.zoneIds.${kind}`,
      problem: "is missing; it must be the ARM id of the private DNS zone, because an endpoint needs it",
    }));
});
