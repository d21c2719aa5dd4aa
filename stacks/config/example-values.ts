import type { LandingZoneConfig } from "./landing-zone-config";

/** A committed value that stands for one of the team's own. */
export interface ExampleValue {
  /** Where it stands, e.g. `groups.readers[0].group`. */
  readonly path: string;
  readonly value: string;
  /** What it is an example of, e.g. `GUID`. */
  readonly what: string;
}

const FAMILIES: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: "GUID", pattern: /^0{8}-0{4}-0{4}-0{4}-0{10}[0-9]{2}$/ },
  { what: "ARM id", pattern: /^\/subscriptions\/0{8}-0{4}-0{4}-0{4}-0{10}[0-9]{2}\// },
  { what: "e-mail address", pattern: /@(.+\.)?example\.com$/i },
  { what: "host", pattern: /^(.+\.)?example\.com$/i },
  { what: "storage account", pattern: /^[a-z0-9]+example$/ },
];

/** The example values that a configuration still has: a plan must not go on with them. */
export function exampleValues(config: LandingZoneConfig): ExampleValue[] {
  return leaves(config, "").flatMap(({ path, value }) => {
    const family = FAMILIES.find(({ pattern }) => pattern.test(value));
    return family === undefined ? [] : [{ path, value, what: family.what }];
  });
}

function leaves(value: unknown, path: string): { path: string; value: string }[] {
  if (typeof value === "string") {
    return [{ path, value }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((entry, at) => leaves(entry, `${path}[${at}]`));
  }
  return typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, entry]) => leaves(entry, path === "" ? key : `${path}.${key}`))
    : [];
}
