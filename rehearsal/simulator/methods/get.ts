import { ArmError } from "../arm/arm-error";
import type { ArmRequest, ArmResponse } from "../arm/messages";
import { RESOURCE_GROUP, type ResourceId, SUBSCRIPTION } from "../arm/resource-id";
import type { Cloud } from "../cloud";
import type { ResourceType } from "../resource-types/resource-type";
import { missing } from "./not-found";

/** GET and HEAD on a resource. */
export function getResource(
  request: ArmRequest,
  id: ResourceId,
  type: ResourceType,
  cloud: Cloud,
): ArmResponse {
  cloud.authorization.mustAllow(request.caller, `${type.type}/read`, id.id);
  if (type.type === SUBSCRIPTION) {
    return { status: 200, body: subscription(id.name, cloud) };
  }
  if (type.type === "Microsoft.Authorization/roleDefinitions") {
    const definition = cloud.authorization.definition(id.id);
    if (definition === undefined) {
      throw new ArmError(
        404,
        "RoleDefinitionDoesNotExist",
        `The specified role definition with ID '${id.name}' does not exist.`,
      );
    }
    return { status: 200, body: definition };
  }
  const resource = cloud.store.get(id.id) ?? type.absent?.(id, cloud);
  if (resource !== undefined) {
    return request.method === "HEAD" ? { status: 204 } : { status: 200, body: resource };
  }
  if (request.method === "HEAD" && type.type === RESOURCE_GROUP) {
    throw new ArmError(404, "ResourceGroupNotFound", `Resource group '${id.name}' could not be found.`);
  }
  throw missing(id, cloud);
}

function subscription(id: string, cloud: Cloud): object {
  return {
    id: `/subscriptions/${id}`,
    subscriptionId: id,
    displayName: "rehearsal",
    state: "Enabled",
    tenantId: cloud.tenantId,
  };
}
