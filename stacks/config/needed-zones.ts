import type { PrivateLinkZoneKind } from "../../constructs/naming/clouds";

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

/** The settings that decide which private endpoints there are. */
export interface ZoneNeeds {
  readonly storage?: { readonly dataLake?: unknown };
  readonly monitoring?: { readonly privateLinkScope?: boolean };
}

/** The private DNS zones that a configuration's private endpoints need. */
export function neededZones({ storage, monitoring }: ZoneNeeds): PrivateLinkZoneKind[] {
  return [
    ...ALWAYS,
    ...(storage?.dataLake === undefined ? [] : ["dfs" as const]),
    ...(monitoring?.privateLinkScope ? MONITOR : []),
  ];
}
