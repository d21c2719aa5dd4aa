import { knownValue } from "../../baseline/azure";
import { besideBody } from "../../baseline/azure/beside-body";
import { resourceGroupOf } from "../../baseline/azure/joins/resource-group-of";
import { RESOURCE_GROUP } from "../../baseline/azure/resource-group";
import type { GraphResource } from "../../baseline/graph";
import { nameOf } from "./names";
import type { Area } from "./picture";
import type { Sides } from "./sides";
import type { Sketch } from "./sketch";

/** What the frames of an area are called. */
const FRAMES: Readonly<Partial<Record<Area, string>>> = {
  identity: "identities",
  data: "data and keys",
  monitoring: "monitoring",
};

/** Frames of the resource groups that the input makes. */
export function drawGroups(sketch: Sketch, sides: Sides): void {
  for (const { resource, name } of sides.all(RESOURCE_GROUP)) {
    const location = knownValue(besideBody(resource).text({ azurerm: "location", body: "location" }));
    sketch.frame(resource.address, {
      area: "group",
      noun: "resource group",
      title: nameOf({ resource, name }),
    });
    sketch.line(resource.address, location ?? "");
    sketch.home(resource.address, resource.address);
  }
}

/**
 * Key of the frame of the resource group that something is in; a group that isn't in the input has one,
 * too. Undefined where the input doesn't tell.
 */
export function groupFrame(resource: GraphResource, sketch: Sketch, sides: Sides): string | undefined {
  const { name, resource: group } = resourceGroupOf(resource, sides.estateOf(resource));
  if (group !== undefined) {
    return sketch.homeOf(group.address);
  }
  if (name === undefined || name === "") {
    return undefined;
  }
  const key = `resource group ${name}`;
  sketch.frame(key, { area: "group", noun: "resource group made elsewhere", title: name });
  return key;
}

/** Key of the frame for what is about the same thing in a resource group. */
export function areaFrame(area: Area, inside: string | undefined, sketch: Sketch): string | undefined {
  const noun = FRAMES[area];
  if (noun === undefined) {
    return inside;
  }
  const key = `${inside ?? ""}/${area}`;
  sketch.frame(key, { area, noun, inside });
  return key;
}
