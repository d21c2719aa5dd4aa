import { LOCK, mustBeUnlocked } from "../arm/locks";
import type { ArmRequest, ArmResponse } from "../arm/messages";
import type { ResourceId } from "../arm/resource-id";
import type { ArmResource } from "../arm/resource-store";
import type { Cloud } from "../cloud";
import { typeOf } from "../resource-types";
import type { ResourceType } from "../resource-types/resource-type";
import { operationHeaders } from "./operation-status";
import { mustBeIdle, mustSupport } from "./preconditions";

/** DELETE on a resource: it goes with everything below it. */
export function deleteResource(
  request: ArmRequest,
  id: ResourceId,
  type: ResourceType,
  cloud: Cloud,
): ArmResponse {
  cloud.authorization.mustAllow(request.caller, `${type.type}/delete`, id.id);
  mustSupport(type, "DELETE", id);
  const resource = cloud.store.get(id.id);
  if (resource === undefined) {
    return { status: 204 };
  }
  if (type.type !== LOCK) {
    mustBeUnlocked(cloud.store, id.id, "delete");
  }
  const running = cloud.operations.runningOn(id.id);
  if (running !== undefined && resource.properties.provisioningState === "Deleting") {
    // asked again, e.g. because the first answer was lost
    return { status: 202, headers: operationHeaders(running, id.subscription ?? "", cloud.host) };
  }
  mustBeIdle(id, type, cloud);
  type.checkDelete?.(resource, cloud, request);
  const seconds = type.seconds?.delete;
  if (seconds === undefined) {
    remove(resource, request, cloud);
    return { status: type.removed ?? 200 };
  }
  resource.properties.provisioningState = "Deleting";
  const operation = cloud.operations.start({
    target: id.id,
    seconds,
    finish: () => remove(resource, request, cloud),
    failed: () => {
      resource.properties.provisioningState = "Failed";
    },
  });
  return { status: 202, headers: operationHeaders(operation, id.subscription ?? "", cloud.host) };
}

/** Each type hears of the end of its resources, e.g. to keep them as soft-deleted. */
function remove(resource: ArmResource, request: ArmRequest, cloud: Cloud): void {
  const gone = [resource, ...cloud.store.below(resource.id)];
  // a type may want to look at what lies below before it goes
  for (const each of gone) {
    typeOf(each.type).deleted?.(each, cloud, request);
  }
  cloud.store.remove(resource.id);
}
