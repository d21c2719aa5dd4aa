import { badRequest } from "../../arm/arm-error";
import { listAt, objectAt, sameText, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import { overlaps } from "../microsoft-network/address-range";
import type { Write } from "../resource-type";

/**
 * Refuses a cluster that its network can't hold: a subnet or zone that isn't there, ranges that overlap, a way
 * out by routes that lead nowhere.
 *
 * @throws ArmError 400
 */
export function checkClusterNetwork({ id, resource }: Write, cloud: Cloud): void {
  const network = objectAt(resource, "properties", "networkProfile");
  for (const pool of listAt(resource, "properties", "agentPoolProfiles")) {
    const subnet = poolSubnet(id.name, pool, cloud);
    if (subnet !== undefined) {
      mustLeadOut(subnet, textAt(network, "outboundType"), cloud);
      mustLieApart(subnet, network);
    }
  }
  mustResolve(resource, cloud);
}

/** The subnet of a pool, undefined where Azure would make one. @throws ArmError 400 if it isn't there */
export function poolSubnet(owner: string, pool: unknown, cloud: Cloud): ArmResource | undefined {
  const subnetId = textAt(pool, "vnetSubnetID");
  const subnet = cloud.store.get(subnetId);
  if (subnetId !== undefined && subnet === undefined) {
    throw badRequest("InvalidParameter", `The subnet '${subnetId}' of '${owner}' was not found.`, {
      target: "agentPoolProfile.vnetSubnetID",
    });
  }
  return subnet;
}

function mustLeadOut(subnet: ArmResource, outboundType: string | undefined, cloud: Cloud): void {
  if (!sameText(outboundType, "userDefinedRouting")) {
    return;
  }
  const table = cloud.store.get(textAt(subnet, "properties", "routeTable", "id"));
  const hasDefault = listAt(table, "properties", "routes").some((route) =>
    sameText(textAt(route, "properties", "addressPrefix"), "0.0.0.0/0"),
  );
  if (!hasDefault) {
    throw badRequest(
      "ExistingRouteTableNotAssociatedWithSubnet",
      `An existing route table with a default route has not been associated with the subnet '${subnet.id}'; outbound type userDefinedRouting takes one.`,
    );
  }
}

function mustLieApart(subnet: ArmResource, network: object): void {
  const prefixes = prefixesOf(subnet);
  const [pods, services] = [textAt(network, "podCidr"), textAt(network, "serviceCidr")];
  if (services !== undefined && overlaps(prefixes, [services])) {
    throw badRequest(
      "ServiceCidrOverlapExistingSubnetsCidr",
      `The specified service CIDR ${services} is conflicted with an existing subnet CIDR ${prefixes.join(", ")}.`,
    );
  }
  if (pods !== undefined && overlaps([pods], [...prefixes, ...(services === undefined ? [] : [services])])) {
    throw badRequest(
      "InvalidParameter",
      `The specified pod CIDR ${pods} is conflicted with ${prefixes.join(", ")} or the service CIDR ${services}.`,
    );
  }
}

/** A private cluster's name resolves in a zone of its region. */
function mustResolve(resource: ArmResource, cloud: Cloud): void {
  const zoneId = textAt(resource, "properties", "apiServerAccessProfile", "privateDNSZone");
  if (zoneId === undefined || /^(system|none)$/i.test(zoneId)) {
    return;
  }
  const zone = cloud.store.get(zoneId);
  const fits = new RegExp(`(^|\\.)privatelink\\.${resource.location}\\.`, "i");
  if (zone === undefined || !fits.test(zone.name)) {
    throw badRequest(
      "InvalidParameter",
      `The private DNS zone '${zoneId}' of '${resource.name}' isn't there or isn't one of ${resource.location} (privatelink.${resource.location}.azmk8s.io).`,
    );
  }
}

function prefixesOf(subnet: ArmResource): string[] {
  const single = textAt(subnet, "properties", "addressPrefix");
  const several = listAt(subnet, "properties", "addressPrefixes").map(String);
  return single === undefined ? several : [single, ...several];
}
