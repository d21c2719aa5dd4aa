import { badRequest } from "../../arm/arm-error";
import { isObject, type JsonObject, listAt, objectAt, sameText, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import type { ResourceType, Write } from "../resource-type";
import { parseRange } from "./address-range";
import { mustBeUnused, mustLieIn, mustLinkWhatExists, SUBNET, subnet } from "./subnet";

export const VIRTUAL_NETWORK = "Microsoft.Network/virtualNetworks";

/**
 * A virtual network. A PUT that lists subnets means exactly these: others go, unless something is in them;
 * one that lists none at all keeps them.
 */
export const virtualNetwork: ResourceType = {
  type: VIRTUAL_NETWORK,
  tracked: true,
  seconds: { create: 5, update: 5, delete: 10 },
  check: (write, cloud) => {
    const { resource, id } = write;
    const ranges = listAt(resource, "properties", "addressSpace", "addressPrefixes").map(String);
    const odd = ranges.find((range) => !range.includes(":") && parseRange(range) === undefined);
    if (ranges.length === 0 || odd !== undefined) {
      throw badRequest(
        "InvalidAddressPrefixFormat",
        `Address prefix ${odd ?? "(none)"} of resource ${id.id} is not formatted correctly. It should follow CIDR notation, for example 10.0.0.0/24.`,
      );
    }
    const { listed, going } = sentSubnets(write, cloud);
    for (const each of going) {
      mustBeUnused(each, cloud);
    }
    const staying = listed ?? cloud.store.childrenOf(id.id, SUBNET);
    for (const [index, each] of staying.entries()) {
      mustLieIn(resource, each, staying.slice(0, index));
      mustLinkWhatExists(each, cloud);
    }
  },
  complete: (write, cloud) => {
    const { listed, going } = sentSubnets(write, cloud);
    for (const each of going) {
      cloud.store.remove(each.id);
    }
    for (const each of listed ?? []) {
      cloud.store.set(each);
    }
    write.resource.properties.subnets = cloud.store.childrenOf(write.resource.id, SUBNET);
  },
  finished: (resource, cloud, request) => {
    for (const each of cloud.store.childrenOf(resource.id, SUBNET)) {
      each.properties.provisioningState = "Succeeded";
      subnet.finished?.(each, cloud, request);
    }
  },
  checkDelete: (resource, cloud) => {
    for (const each of cloud.store.childrenOf(resource.id, SUBNET)) {
      mustBeUnused(each, cloud);
    }
  },
};

/** What the request says of subnets: those it lists, or nothing; and those that it would end. */
function sentSubnets({ body, id, request }: Write, cloud: Cloud): Subnets {
  const { subnets: sent } = objectAt(body, "properties");
  if (!Array.isArray(sent) || request.method === "PATCH") {
    return { going: [] };
  }
  const listed = sent.filter(isObject).map((each) => asSubnet(each, id.id));
  const going = cloud.store
    .childrenOf(id.id, SUBNET)
    .filter(({ name }) => !listed.some((each) => sameText(each.name, name)));
  return { listed, going };
}

interface Subnets {
  readonly listed?: readonly ArmResource[];
  readonly going: readonly ArmResource[];
}

/** A subnet of the list is a resource of its own. */
function asSubnet(sent: JsonObject, network: string): ArmResource {
  const name = textAt(sent, "name") ?? "";
  return {
    id: `${network}/subnets/${name}`,
    name,
    type: SUBNET,
    properties: { ...structuredClone(objectAt(sent, "properties")), provisioningState: "Succeeded" },
  };
}
