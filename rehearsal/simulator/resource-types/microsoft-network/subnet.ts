import { type ArmError, badRequest } from "../../arm/arm-error";
import { isObject, type JsonObject, listAt, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import type { ResourceType } from "../resource-type";
import { contains, overlaps, parseRange } from "./address-range";

export const SUBNET = "Microsoft.Network/virtualNetworks/subnets";

/** What a subnet names, and the right to use it there. */
const LINKS: readonly (readonly [string, string])[] = [
  ["networkSecurityGroup", "Microsoft.Network/networkSecurityGroups/join/action"],
  ["routeTable", "Microsoft.Network/routeTables/join/action"],
];

/** A range of a virtual network; Azure works on one subnet of a network at a time. */
export const subnet: ResourceType = {
  type: SUBNET,
  seconds: { create: 3, update: 3, delete: 5 },
  sharesOperations: true,
  links: (resource) =>
    LINKS.flatMap(([property, action]) => {
      const scope = textAt(resource, "properties", property, "id");
      return scope === undefined ? [] : [{ action, scope }];
    }),
  check: (write, cloud) => {
    const { resource, id, previous } = write;
    const network = cloud.store.get(id.parent);
    const others = cloud.store
      .childrenOf(id.parent ?? "", SUBNET)
      .filter((other) => other.id.toLowerCase() !== id.key);
    if (network !== undefined) {
      mustLieIn(network, resource, others);
    }
    mustLinkWhatExists(resource, cloud);
    mustNotMoveUsers(resource, previous, cloud);
  },
  finished: (resource, cloud) => showOnNetwork(resource, cloud, () => true),
  checkDelete: (resource, cloud) => mustBeUnused(resource, cloud),
  deleted: (resource, cloud) => showOnNetwork(resource, cloud, (each) => each !== resource),
};

/**
 * Refuses a subnet whose ranges lie outside its network, or on those of another subnet.
 *
 * @throws ArmError 400
 */
export function mustLieIn(network: ArmResource, resource: ArmResource, others: readonly ArmResource[]): void {
  const prefixes = prefixesOf(resource);
  const ranges = listAt(network, "properties", "addressSpace", "addressPrefixes").map(String);
  const odd = prefixes.find((prefix) => !prefix.includes(":") && parseRange(prefix) === undefined);
  if (prefixes.length === 0 || odd !== undefined) {
    throw badRequest(
      "InvalidCIDRNotation",
      `The address prefix ${odd ?? "(none)"} in resource ${resource.id} has an invalid CIDR notation.`,
    );
  }
  // IPv6 ranges are taken as they are
  const stray = prefixes.filter(
    (prefix) => !prefix.includes(":") && !ranges.some((range) => contains(range, prefix)),
  );
  if (stray.length > 0) {
    throw badRequest(
      "NetcfgInvalidSubnet",
      `Subnet '${resource.name}' is not valid in virtual network '${network.name}': its range ${stray.join(", ")} is outside ${ranges.join(", ")}.`,
    );
  }
  const clash = others.find((other) => overlaps(prefixesOf(other), prefixes));
  if (clash !== undefined) {
    throw badRequest(
      "NetcfgSubnetRangesOverlap",
      `Subnet '${resource.name}' is not valid because its IP address range overlaps with that of an existing subnet '${clash.name}' in virtual network '${network.name}'.`,
    );
  }
}

/** Refuses a subnet that names a security group or route table that isn't there. @throws ArmError 400 */
export function mustLinkWhatExists(resource: ArmResource, cloud: Cloud): void {
  for (const [property] of LINKS) {
    const linked = textAt(resource, "properties", property, "id");
    if (linked !== undefined && cloud.store.get(linked) === undefined) {
      throw badRequest(
        "InvalidResourceReference",
        `Resource ${linked} referenced by resource ${resource.id} was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.`,
      );
    }
  }
}

/** The addresses of what lies in a subnet can't be taken from under it. */
function mustNotMoveUsers(resource: ArmResource, previous: ArmResource | undefined, cloud: Cloud): void {
  const before = previous === undefined ? [] : prefixesOf(previous);
  const after = prefixesOf(resource);
  const users = before.every((prefix) => after.includes(prefix)) ? [] : usersOf(resource, cloud);
  if (users.length > 0) {
    throw badRequest(
      "InUsePrefixCannotBeDeleted",
      `IpPrefix ${before.join(", ")} on Subnet ${resource.name} has active allocations and cannot be deleted: ${users.join(", ")}.`,
    );
  }
}

/** The network shows its subnets. */
function showOnNetwork(resource: ArmResource, cloud: Cloud, stays: (each: ArmResource) => boolean): void {
  const network = cloud.store.get(resource.id.split("/").slice(0, -2).join("/"));
  if (network !== undefined) {
    network.properties.subnets = cloud.store.childrenOf(network.id, SUBNET).filter(stays);
  }
}

/** The ranges of a subnet, from either of its two properties. */
export function prefixesOf(from: JsonObject): string[] {
  const one = textAt(from, "properties", "addressPrefix");
  const many = listAt(from, "properties", "addressPrefixes").map(String);
  return one === undefined ? many : [...new Set([one, ...many])];
}

/** Refuses the end of a subnet with something in it. @throws ArmError 400 InUseSubnetCannotBeDeleted */
export function mustBeUnused(resource: ArmResource, cloud: Cloud): void {
  const users = usersOf(resource, cloud);
  if (users.length > 0) {
    throw inUse(resource, users);
  }
}

function inUse(resource: ArmResource, users: readonly string[]): ArmError {
  return badRequest(
    "InUseSubnetCannotBeDeleted",
    `Subnet ${resource.name} is in use by ${users.join(", ")} and cannot be deleted. In order to delete the subnet, delete all the resources within the subnet. See aka.ms/deletesubnet.`,
  );
}

function usersOf(resource: ArmResource, cloud: Cloud): string[] {
  const key = resource.id.toLowerCase();
  return cloud.store
    .all()
    .filter((each) => isObject(each.properties) && subnetsOf(each).includes(key))
    .map(({ id }) => id);
}

function subnetsOf(resource: ArmResource): string[] {
  const direct = textAt(resource, "properties", "subnet", "id");
  const ofCompute = textAt(resource, "properties", "properties", "subnet", "id");
  const ofNodes = textAt(resource, "properties", "vnetSubnetID");
  const ofConfigurations = listAt(resource, "properties", "ipConfigurations").flatMap(
    (configuration) => textAt(configuration, "properties", "subnet", "id") ?? [],
  );
  return [direct, ofCompute, ofNodes, ...ofConfigurations].flatMap((id) => id?.toLowerCase() ?? []);
}
