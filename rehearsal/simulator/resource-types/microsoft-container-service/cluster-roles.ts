import { type ArmError, badRequest } from "../../arm/arm-error";
import { listAt, objectAt, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import { actingPrincipal } from "../identities";
import type { Write } from "../resource-type";

const CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
const OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
const NETWORK_CONTRIBUTOR = "4d97b98b-1d4f-4787-a291-c67834d212e7";
const ZONE_CONTRIBUTOR = "b12aa53e-6015-4669-85d0-8515ebb3ae7f";
const IDENTITY_OPERATOR = "f1a07417-d97a-45cb-824c-7a7467783830";
const JOIN = "Microsoft.Network/virtualNetworks/subnets/join/action";

/**
 * Refuses a cluster whose control plane lacks the rights that it needs from the start: on subnets, on a private
 * DNS zone of one's own, on the identity of the nodes.
 *
 * @throws ArmError 400
 */
export function mustHoldClusterRoles({ resource }: Write, cloud: Cloud): void {
  const principal = actingPrincipal(resource);
  if (principal === undefined || textAt(resource, "identity", "type") === "SystemAssigned") {
    // the service gives its own identity what it needs
    return;
  }
  const holds = (scope: string, ...roles: readonly string[]): boolean =>
    cloud.authorization.hasOneOf(principal, [...roles, CONTRIBUTOR, OWNER], scope);
  for (const pool of listAt(resource, "properties", "agentPoolProfiles")) {
    const subnet = textAt(pool, "vnetSubnetID");
    if (
      subnet !== undefined &&
      !holds(subnet, NETWORK_CONTRIBUTOR) &&
      !cloud.authorization.isAllowed(principal, JOIN, subnet)
    ) {
      throw lacks("LinkedAuthorizationFailed", resource, principal, `perform '${JOIN}' on ${subnet}`);
    }
  }
  const zone = textAt(resource, "properties", "apiServerAccessProfile", "privateDNSZone");
  if (zone?.startsWith("/") && !holds(zone, ZONE_CONTRIBUTOR)) {
    throw lacks("CustomPrivateDNSZoneMissingPermissionsError", resource, principal, `write ${zone}`);
  }
  const kubelet = textAt(
    objectAt(resource, "properties", "identityProfile", "kubeletidentity"),
    "resourceId",
  );
  if (kubelet !== undefined && !holds(kubelet, IDENTITY_OPERATOR)) {
    throw lacks("CustomKubeletIdentityMissingPermissionError", resource, principal, `assign ${kubelet}`);
  }
}

function lacks(code: string, { name }: ArmResource, principal: string, what: string): ArmError {
  return badRequest(
    code,
    `The cluster '${name}' using user-assigned managed identity '${principal}' does not have permission to ${what}.`,
  );
}
