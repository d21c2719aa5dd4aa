import { LOCK, mustBeUnlocked } from "../arm/locks";
import type { ArmRequest, ArmResponse } from "../arm/messages";
import { parseId, type ResourceId } from "../arm/resource-id";
import type { Cloud } from "../cloud";
import type { ResourceType, Write } from "../resource-types/resource-type";
import { checkedBody } from "./checked-body";
import { draft, mustKeep, mustStayInRegion } from "./draft";
import type { Extensions } from "./extensions";
import { missing, missingParent } from "./not-found";
import { operationHeaders } from "./operation-status";
import { mustComply } from "./policy-denial";
import {
  groupMustStay,
  mustBeFree,
  mustBeIdle,
  mustBeRegistered,
  mustHoldLinkedRights,
  mustSupport,
} from "./preconditions";

/** PUT and PATCH on a resource: everything that Azure checks, in its order, then the write itself. */
export function writeResource(
  request: ArmRequest,
  id: ResourceId,
  type: ResourceType,
  cloud: Cloud,
  extensions: Extensions,
): ArmResponse {
  const write = accepted(request, id, type, cloud, extensions);
  // the resource provider itself, behind Resource Manager
  mustBeIdle(id, type, cloud);
  mustBeFree(id, type, write.previous, cloud);
  mustKeep(type, write);
  type.check?.(write, cloud);
  type.complete?.(write, cloud);
  return store(write, type, cloud, extensions);
}

/** What Resource Manager lets through to the resource provider. */
function accepted(
  request: ArmRequest,
  id: ResourceId,
  type: ResourceType,
  cloud: Cloud,
  extensions: Extensions,
): Write {
  const method = request.method as "PUT" | "PATCH";
  cloud.authorization.mustAllow(request.caller, `${type.type}/write`, id.id);
  mustSupport(type, method, id);
  mustBeRegistered(type.type, cloud);
  const missingAbove = missingParent(type.impliesParent ? (parseId(id.parent ?? "") ?? id) : id, cloud);
  if (missingAbove !== undefined) {
    throw missingAbove;
  }
  const previous = cloud.store.get(id.id);
  if (method === "PATCH" && previous === undefined) {
    throw missing(id, cloud);
  }
  groupMustStay(id, cloud);
  if (type.type !== LOCK) {
    mustBeUnlocked(cloud.store, id.id, "write");
  }
  const body = checkedBody(request, type.type, previous, extensions);
  const write: Write = { request, id, body, previous, resource: draft(id, type, body, previous, method) };
  mustStayInRegion(type, write);
  mustComply(write.resource, request, extensions);
  mustHoldLinkedRights(request, write.resource, type, cloud);
  return write;
}

function store(write: Write, type: ResourceType, cloud: Cloud, extensions: Extensions): ArmResponse {
  const { resource, previous, request, id } = write;
  const isNew = previous === undefined;
  const seconds = isNew ? type.seconds?.create : type.seconds?.update;
  const finish = (): void => {
    resource.properties.provisioningState = "Succeeded";
    type.finished?.(resource, cloud, request);
  };
  const failed = (): void => {
    resource.properties.provisioningState = "Failed";
  };
  cloud.store.set(resource);
  extensions.stored?.(resource, request);
  if (seconds === undefined) {
    finish();
    return { status: isNew ? (type.created ?? 201) : 200, body: resource };
  }
  resource.properties.provisioningState = isNew ? "Creating" : "Updating";
  const operation = cloud.operations.start({ target: id.id, seconds, finish, failed });
  return {
    status: isNew ? (type.created ?? 201) : 200,
    headers: operationHeaders(operation, id.subscription ?? "", cloud.host),
    // a copy: the answer shows how it is now
    body: { ...resource, properties: { ...resource.properties } },
  };
}
