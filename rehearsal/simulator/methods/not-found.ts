import { ArmError } from "../arm/arm-error";
import { RESOURCE_GROUP, type ResourceId, SUBSCRIPTION } from "../arm/resource-id";
import type { Cloud } from "../cloud";

/** The 404 that Azure gives: it says first that the group is missing, then the parent, then the resource. */
export function missing(id: ResourceId, cloud: Cloud): ArmError {
  return (
    missingParent(id, cloud) ??
    (id.type === RESOURCE_GROUP
      ? new ArmError(404, "ResourceGroupNotFound", `Resource group '${id.name}' could not be found.`)
      : new ArmError(
          404,
          "ResourceNotFound",
          `The Resource '${id.type}/${id.name}' under resource group '${id.resourceGroup ?? "<null>"}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
        ))
  );
}

/** The 404 for a resource whose group or parent is not there, or undefined where both are. */
export function missingParent(id: ResourceId, cloud: Cloud): ArmError | undefined {
  const { subscription, resourceGroup, parent } = id;
  if (subscription === undefined || id.type === SUBSCRIPTION || id.type === RESOURCE_GROUP) {
    return undefined;
  }
  const group = `/subscriptions/${subscription}/resourceGroups/${resourceGroup}`;
  if (resourceGroup !== undefined && cloud.store.get(group) === undefined) {
    return new ArmError(
      404,
      "ResourceGroupNotFound",
      `Resource group '${resourceGroup}' could not be found.`,
    );
  }
  const isThere =
    parent === undefined ||
    parent.toLowerCase() === `/subscriptions/${subscription}`.toLowerCase() ||
    cloud.store.get(parent) !== undefined;
  return isThere
    ? undefined
    : new ArmError(
        404,
        "ParentResourceNotFound",
        `Failed to perform 'write' on resource(s) of type '${id.type}', because the parent resource '${parent}' could not be found.`,
      );
}
