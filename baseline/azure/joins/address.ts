import type { GraphResource, Target, Value } from "../../graph";
import { besideBody } from "../beside-body";
import { knownValue } from "../fact";

/** By what Map finds what a reference leads to: the resource itself, or its id in lower case. */
export type Place = GraphResource | string;

/** Where a target lies, whatever follows it. */
export function placeOf(target: Target<GraphResource>): Place {
  return target.kind === "resource" ? target.resource : target.id.toLowerCase();
}

/** The one target of a reference; undefined where there is none, or several, or none that is known. */
export function onlyTarget(
  targets: Value<readonly Target<GraphResource>[]>,
): Target<GraphResource> | undefined {
  return targets.state === "known" && targets.value.length === 1 ? targets.value[0] : undefined;
}

/** All targets that are known. */
export function knownTargets(
  targets: Value<readonly Target<GraphResource>[]>,
): readonly Target<GraphResource>[] {
  return targets.state === "known" ? targets.value : [];
}

/** Name in Azure, in lower case, of what a reference leads to; undefined where it isn't known. */
export function nameOfTarget(target: Target<GraphResource>): string | undefined {
  return target.kind === "external"
    ? target.id.split("/").at(-1)?.toLowerCase()
    : nameOfResource(target.resource);
}

/** Name in Azure, in lower case; undefined where it isn't known. */
export function nameOfResource(resource: GraphResource): string | undefined {
  return knownValue(besideBody(resource).text({ azurerm: "name", body: "name" }))?.toLowerCase();
}
