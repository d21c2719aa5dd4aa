import { badRequest } from "../arm/arm-error";
import { isObject, objectAt, textAt } from "../arm/json";
import type { ArmResource } from "../arm/resource-store";
import type { Cloud } from "../cloud";
import { principalOf } from "./microsoft-managed-identity";

const TYPES = ["None", "SystemAssigned", "UserAssigned", "SystemAssigned,UserAssigned"];

/**
 * Completes `identity` as Azure answers it: principal ids of what was assigned.
 *
 * @throws ArmError if a user-assigned identity doesn't exist, or what is assigned doesn't fit the type
 */
export function completeIdentity(resource: ArmResource, cloud: Cloud): void {
  const type = textAt(resource, "identity", "type");
  if (type === undefined || !isObject(resource.identity)) {
    return;
  }
  const assigned = Object.entries(objectAt(resource, "identity", "userAssignedIdentities"))
    // null takes one away
    .flatMap(([id, value]) => (value === null ? [] : [id]));
  mustFit(resource, type, assigned);
  const missing = assigned.filter((id) => cloud.store.get(id) === undefined);
  if (missing.length > 0) {
    throw badRequest(
      "FailedIdentityOperation",
      `Identity operation for resource '${resource.id}' failed with error 'Failed to perform resource identity operation. The user assigned identity ${missing.join(", ")} does not exist.'`,
    );
  }
  const isSystem = /systemassigned/i.test(type);
  resource.identity = {
    type,
    ...(isSystem ? { principalId: principalOf(resource.id), tenantId: cloud.tenantId } : {}),
    ...(assigned.length === 0
      ? {}
      : {
          userAssignedIdentities: Object.fromEntries(
            assigned.map((id) => {
              const { principalId, clientId } = objectAt(cloud.store.get(id), "properties");
              return [id, { principalId, clientId }];
            }),
          ),
        }),
  };
}

function mustFit(resource: ArmResource, type: string, assigned: readonly string[]): void {
  const plain = type.replaceAll(" ", "").toLowerCase();
  if (!TYPES.some((each) => each.toLowerCase() === plain)) {
    throw badRequest(
      "InvalidIdentityType",
      `The identity type '${type}' of '${resource.name}' is not one of ${TYPES.join("; ")}.`,
    );
  }
  if (plain.includes("userassigned") !== assigned.length > 0) {
    throw badRequest(
      "InvalidIdentityValues",
      `The identity of '${resource.name}' has the type ${type} with ${assigned.length} user-assigned identities.`,
    );
  }
}

/** The principal that a resource acts as: its primary user-assigned identity, else its system-assigned one. */
export function actingPrincipal(resource: ArmResource, primary?: string): string | undefined {
  const assigned = objectAt(resource, "identity", "userAssignedIdentities");
  const chosen = Object.keys(assigned).find(
    (id) => primary === undefined || id.toLowerCase() === primary.toLowerCase(),
  );
  return chosen === undefined
    ? textAt(resource, "identity", "principalId")
    : textAt(assigned[chosen], "principalId");
}
