import { isDeepStrictEqual } from "node:util";
import type { ArmResource } from "../simulator/arm/resource-store";

/** What somebody wrote of a deployment, by its parts; a copy, since what is held changes in place. */
export type Content = Readonly<Record<string, unknown>>;

/** What the service itself writes. */
const OF_THE_SERVICE = ["provisioningState"];

/** What is held of a deployment; undefined where it isn't there. */
export function contentOf(resource: ArmResource | undefined): Content | undefined {
  if (resource === undefined) {
    return undefined;
  }
  const { properties, tags, sku, identity, location, kind } = structuredClone(resource);
  const own = Object.entries(properties).filter(([name]) => !OF_THE_SERVICE.includes(name));
  return { ...Object.fromEntries(own), tags, sku, identity, location, kind };
}

/** The parts that differ, e.g. `tags`. */
export function changedParts(before: Content | undefined, after: Content | undefined): string[] {
  if (before === undefined || after === undefined) {
    return ["all of it"];
  }
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !isDeepStrictEqual(before[name], after[name]));
}
