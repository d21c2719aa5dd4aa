import { resourceGroupOf } from "../../baseline/azure/joins/resource-group-of";
import { RESOURCE_GROUP } from "../../baseline/azure/resource-group";
import type { GraphResource, Target } from "../../baseline/graph";
import { isIdOf } from "../changes/same-id";
import type { RiskContext } from "./context";
import type { Gone } from "./goes-with";
import type { Targets } from "./leads-to";

/** Whether all that a scope of HEAD leads to lies inside of what one of BASE led to. */
export function isInside(wanted: Targets, old: Targets, gone: Gone, context: RiskContext): boolean {
  return (
    old.state === "known" &&
    wanted.state === "known" &&
    wanted.value.length > 0 &&
    wanted.value.every((one) => old.value.some((wide) => isPart(one, wide, gone, context)))
  );
}

function isPart(
  one: Target<GraphResource>,
  wide: Target<GraphResource>,
  gone: Gone,
  { head }: RiskContext,
): boolean {
  if (one.kind === "external") {
    return wide.kind === "external" && one.id.toLowerCase().startsWith(`${wide.id.toLowerCase()}/`);
  }
  if (head === undefined || (one.attribute ?? "id") !== "id") {
    return false;
  }
  if (wide.kind === "resource" && wide.resource === one.resource) {
    return false;
  }
  const group = resourceGroupOf(one.resource, head).resource;
  if (group === undefined) {
    return false;
  }
  return wide.kind === "external"
    ? isIdOf(wide.id, group, head)
    : isGroup(wide.resource) && gone.newAddress(wide.resource.address) === group.address;
}

function isGroup({ armType, type }: GraphResource): boolean {
  return (
    RESOURCE_GROUP.azurerm.includes(type) || RESOURCE_GROUP.arm.some((one) => one.toLowerCase() === armType)
  );
}
