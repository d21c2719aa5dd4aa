import { ArmError, conflict } from "../arm/arm-error";
import { textAt } from "../arm/json";
import type { ArmRequest } from "../arm/messages";
import type { ResourceId } from "../arm/resource-id";
import type { ArmResource } from "../arm/resource-store";
import type { Cloud } from "../cloud";
import type { ResourceType } from "../resource-types/resource-type";

/**
 * Refuses a resource of a provider that the subscription isn't registered for.
 *
 * @throws ArmError 409 MissingSubscriptionRegistration
 */
export function mustBeRegistered(type: string, cloud: Cloud): void {
  const [namespace = ""] = type.split("/");
  if (cloud.unregistered.has(namespace.toLowerCase())) {
    throw conflict(
      "MissingSubscriptionRegistration",
      `The subscription is not registered to use namespace '${namespace}'. See https://aka.ms/rps-not-found for how to register subscriptions.`,
    );
  }
}

/** Refuses what lies in a group that is being deleted. @throws ArmError 409 ResourceGroupBeingDeleted */
export function groupMustStay(id: ResourceId, cloud: Cloud): void {
  const group = cloud.store.get(`/subscriptions/${id.subscription}/resourceGroups/${id.resourceGroup}`);
  if (group !== undefined && textAt(group, "properties", "provisioningState") === "Deleting") {
    throw conflict(
      "ResourceGroupBeingDeleted",
      `The resource group '${id.resourceGroup}' is in deprovisioning state and cannot perform this operation.`,
    );
  }
}

/** Refuses a write or deletion beside an operation that is under way. @throws ArmError 409 */
export function mustBeIdle(id: ResourceId, type: ResourceType, cloud: Cloud): void {
  const running = cloud.operations.running();
  if (running.length === 0) {
    return;
  }
  const parent = id.isExtension ? undefined : cloud.store.get(id.parent);
  const own = running.some(({ target }) => target === id.key);
  // a parent that comes or goes takes no children; one that merely changes does
  const isParentMoving =
    parent !== undefined &&
    ["Creating", "Deleting"].includes(textAt(parent, "properties", "provisioningState") ?? "") &&
    running.some(({ target }) => target === parent.id.toLowerCase());
  const kin = type.sharesOperations ? kinOf(id, running, cloud) : undefined;
  if (own || isParentMoving || kin !== undefined) {
    const busy = own ? id.id : (kin ?? parent?.id);
    throw conflict(
      type.busy ?? "AnotherOperationInProgress",
      `Another operation on this or dependent resource is in progress: '${busy}'. To retrieve status of the operation use the Azure-AsyncOperation address, and try '${id.id}' again when it has ended.`,
    );
  }
}

/** The parent, or a sibling, that is at work. */
function kinOf(id: ResourceId, running: readonly { target: string }[], cloud: Cloud): string | undefined {
  const parent = (id.parent ?? "").toLowerCase();
  const siblings = `${parent}/${id.type.split("/").at(-1)?.toLowerCase()}/`;
  const busy = running.find(({ target }) => target === parent || target.startsWith(siblings));
  return busy === undefined ? undefined : (cloud.store.get(busy.target)?.id ?? busy.target);
}

/** Refuses a name that is taken where names are one worldwide. @throws ArmError 409 */
export function mustBeFree(
  id: ResourceId,
  type: ResourceType,
  previous: ArmResource | undefined,
  cloud: Cloud,
): void {
  const other =
    type.taken === undefined || previous !== undefined ? undefined : holderOf(type.type, id.name, cloud);
  if (type.taken !== undefined && other !== undefined) {
    throw type.taken(id.name, other, id);
  }
}

/** The resource of a type that has a name, wherever it lies. */
function holderOf(type: string, name: string, cloud: Cloud): ArmResource | undefined {
  return cloud.store.ofType(type).find((each) => each.name.toLowerCase() === name.toLowerCase());
}

/** Refuses a write for which the caller lacks a right elsewhere. @throws ArmError 403 */
export function mustHoldLinkedRights(
  request: ArmRequest,
  resource: ArmResource,
  type: ResourceType,
  cloud: Cloud,
): void {
  const own = { action: `${type.type}/write`, scope: resource.id };
  const identities = Object.keys(assignedTo(resource)).map((scope) => ({
    action: "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action",
    scope,
  }));
  for (const linked of [...identities, ...(type.links?.(resource, cloud) ?? [])]) {
    cloud.authorization.mustAllowLinked(request.caller, own, linked);
  }
}

function assignedTo({ identity }: ArmResource): object {
  const assigned =
    typeof identity === "object" && identity !== null && "userAssignedIdentities" in identity
      ? identity.userAssignedIdentities
      : undefined;
  return typeof assigned === "object" && assigned !== null ? assigned : {};
}

/** Refuses a method that the type hasn't. @throws ArmError 405 */
export function mustSupport(type: ResourceType, method: "PUT" | "PATCH" | "DELETE", id: ResourceId): void {
  if (type.refuses?.includes(method)) {
    throw new ArmError(
      405,
      "MethodNotAllowed",
      `The resource type '${type.type}' does not support ${method}: '${id.id}'.`,
    );
  }
}
