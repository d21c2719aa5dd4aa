import { badRequest, conflict } from "../../arm/arm-error";
import { isObject, type JsonObject, listAt, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import type { ResourceType } from "../resource-type";
import { contains, overlaps, parseRange } from "./address-range";

export const VIRTUAL_NETWORK = "Microsoft.Network/virtualNetworks";
export const SUBNET = `${VIRTUAL_NETWORK}/subnets`;

/** Azure answers a network with its subnets in it; a PUT without them would delete them. */
export const virtualNetwork: ResourceType = {
  type: VIRTUAL_NETWORK,
  seconds: { create: 5, update: 5, delete: 10 },
  check: ({ body, id }, cloud) => {
    const ranges = listAt(body, "properties", "addressSpace", "addressPrefixes").map(String);
    if (ranges.length === 0 || ranges.some((range) => parseRange(range) === undefined)) {
      throw badRequest(
        "InvalidAddressPrefixFormat",
        `Address prefix ${ranges.join(", ")} of '${id.name}' has an invalid format.`,
      );
    }
    const outside = cloud.store
      .childrenOf(id.id, SUBNET)
      .filter((each) => !prefixesOf(each).every((prefix) => ranges.some((range) => contains(range, prefix))));
    if (outside.length > 0) {
      throw badRequest(
        "InUsePrefixCannotBeDeleted",
        `The address space of '${id.name}' does not hold its subnets ${outside.map(({ name }) => name).join(", ")}.`,
      );
    }
  },
  complete: ({ resource }, cloud) => {
    // a request never carries subnets here: azurerm keeps them as resources of their own
    resource.properties.subnets = cloud.store.childrenOf(resource.id, SUBNET);
  },
  checkDelete: (resource, cloud) => {
    for (const each of cloud.store.childrenOf(resource.id, SUBNET)) {
      mustBeUnused(each, cloud);
    }
  },
};

export const subnet: ResourceType = {
  type: SUBNET,
  seconds: { create: 3, update: 3, delete: 5 },
  check: ({ body, id }, cloud) => {
    const prefixes = prefixesOf(body);
    const ranges = listAt(cloud.store.get(id.parent), "properties", "addressSpace", "addressPrefixes").map(
      String,
    );
    const stray = prefixes.filter((prefix) => !ranges.some((range) => contains(range, prefix)));
    if (prefixes.length === 0 || stray.length > 0) {
      throw badRequest(
        "NetcfgSubnetRangeOutsideVnet",
        `Subnet '${id.name}' is not valid because its IP address range ${stray.join(", ")} is outside the IP address range of virtual network '${id.parent?.split("/").at(-1)}'.`,
      );
    }
    const clash = cloud.store
      .childrenOf(id.parent ?? "", SUBNET)
      .find(
        (other) =>
          other.name.toLowerCase() !== id.name.toLowerCase() && overlaps(prefixesOf(other), prefixes),
      );
    if (clash !== undefined) {
      throw badRequest(
        "NetcfgSubnetRangesOverlap",
        `Subnet '${id.name}' is not valid because its IP address range overlaps with that of an existing subnet '${clash.name}'.`,
      );
    }
    for (const link of ["networkSecurityGroup", "routeTable"]) {
      const linked = textAt(body, "properties", link, "id");
      if (linked !== undefined && cloud.store.get(linked) === undefined) {
        throw badRequest(
          "InvalidResourceReference",
          `Resource ${linked} referenced by resource ${id.id} was not found.`,
        );
      }
    }
  },
  finished: (resource, cloud) => refresh(resource, cloud),
  checkDelete: (resource, cloud) => mustBeUnused(resource, cloud),
  deleted: (resource, cloud) => {
    const network = cloud.store.get(parentOf(resource));
    if (network !== undefined) {
      network.properties.subnets = cloud.store
        .childrenOf(network.id, SUBNET)
        .filter((each) => each !== resource);
    }
  },
};

export const peering: ResourceType = {
  type: `${VIRTUAL_NETWORK}/virtualNetworkPeerings`,
  seconds: { create: 5, delete: 5 },
};

function refresh(resource: ArmResource, cloud: Cloud): void {
  const network = cloud.store.get(parentOf(resource));
  if (network !== undefined) {
    network.properties.subnets = cloud.store.childrenOf(network.id, SUBNET);
  }
}

function parentOf(resource: ArmResource): string {
  return resource.id.split("/").slice(0, -2).join("/");
}

function prefixesOf(from: JsonObject): string[] {
  const one = textAt(from, "properties", "addressPrefix");
  const many = listAt(from, "properties", "addressPrefixes").map(String);
  return [...(one === undefined ? [] : [one]), ...many];
}

/** A subnet with something in it can't go. */
function mustBeUnused(resource: ArmResource, cloud: Cloud): void {
  const users = cloud.store
    .all()
    .filter((each) => isObject(each.properties) && subnetsOf(each).includes(resource.id.toLowerCase()));
  if (users.length > 0) {
    throw conflict(
      "InUseSubnetCannotBeDeleted",
      `Subnet ${resource.name} is in use by ${users.map(({ id }) => id).join(", ")} and cannot be deleted. In order to delete the subnet, delete all the resources within the subnet.`,
    );
  }
}

function subnetsOf(resource: ArmResource): string[] {
  const direct = textAt(resource, "properties", "subnet", "id");
  const ofCompute = textAt(resource, "properties", "properties", "subnet", "id");
  const ofConfigurations = listAt(resource, "properties", "ipConfigurations").flatMap(
    (configuration) => textAt(configuration, "properties", "subnet", "id") ?? [],
  );
  return [direct, ofCompute, ...ofConfigurations].flatMap((id) => id?.toLowerCase() ?? []);
}
