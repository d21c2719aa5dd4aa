import { allSubnets, type Facts, knownValue, type Subject, type Subnet } from "../../baseline/azure";
import { groupedBy } from "../../baseline/azure/joins/once";
import { VIRTUAL_NETWORK } from "../../baseline/azure/virtual-network";
import type { GraphResource, Target } from "../../baseline/graph";
import { groupFrame } from "./groups";
import { lastOf, nameOf } from "./names";
import type { Sides } from "./sides";
import type { Sketch } from "./sketch";
import { targetFrom } from "./targets";

/** So many networks of a resource group, and subnets of a network, have a frame each. */
const MOST = { networks: 6, subnets: 12 };

/** Frames of virtual networks and their subnets. */
export function drawNetworks(sketch: Sketch, sides: Sides): void {
  const networks = groupedBy(sides.all(VIRTUAL_NETWORK), ({ resource }) => [
    groupFrame(resource, sketch, sides),
  ]);
  for (const [inside, together] of networks) {
    for (const network of together) {
      drawNetwork(network, inside, together.length > MOST.networks, sketch);
    }
  }
  const subnets = groupedBy(sides.each(allSubnets), (subnet) => [aroundSubnet(subnet, sketch)]);
  for (const [inside, together] of subnets) {
    for (const subnet of together) {
      drawSubnet(subnet, inside, together, sketch);
    }
  }
}

function drawNetwork(
  { resource, name, facts }: Subject,
  inside: string | undefined,
  isOneOfMany: boolean,
  sketch: Sketch,
): void {
  const { address } = resource;
  const title = nameOf({ resource, name });
  if (isOneOfMany) {
    const key = `${inside ?? ""}/networks`;
    sketch.box(key, { area: "network", noun: "virtual network", plural: "virtual networks", inside });
    sketch.item(key, title, address);
    sketch.home(address, key);
    return;
  }
  sketch.frame(address, { area: "network", noun: "virtual network", title, inside });
  sketch.line(address, ranges(facts, ["address_space"], "properties.addressSpace.addressPrefixes"));
  sketch.home(address, address);
}

function drawSubnet(
  subnet: Subnet,
  inside: string | undefined,
  beside: readonly Subnet[],
  sketch: Sketch,
): void {
  const { resource, facts } = subnet;
  const { address } = resource;
  const title = nameOf(subnet);
  const isInline = inside === address;
  // plans repeat in the network's block what has a resource of its own
  if (isInline && beside.some((other) => other.resource !== resource && nameOf(other) === title)) {
    return;
  }
  if (inside !== undefined && sketch.frameAt(inside) !== inside) {
    sketch.home(address, inside, "part");
    return;
  }
  if (beside.length > MOST.subnets) {
    const key = `${inside ?? ""}/subnets`;
    sketch.box(key, { area: "network", noun: "subnet", plural: "subnets", inside });
    sketch.item(key, title, address);
    sketch.home(address, key);
    return;
  }
  const key = isInline ? `${address}/${title}` : address;
  sketch.frame(key, { area: "network", noun: "subnet", title, inside });
  sketch.line(key, ranges(facts, ["address_prefixes", "address_prefix"], "properties.addressPrefix"));
  sketch.home(address, key);
}

/** Key of the network around a subnet: its own resource's where it is a block of it. */
function aroundSubnet({ resource, facts }: Subnet, sketch: Sketch): string | undefined {
  const own = sketch.homeOf(resource.address);
  if (own !== undefined) {
    return own;
  }
  const network =
    targetFrom(resource, facts.targets({ azurerm: "virtual_network_name" })) ??
    targetFrom(resource, resource.targets("parent_id"));
  return network && frameOfNetwork(network, sketch);
}

function frameOfNetwork(network: Target<GraphResource>, sketch: Sketch): string | undefined {
  if (network.kind === "resource") {
    return sketch.homeOf(network.resource.address);
  }
  const title = lastOf(network.id);
  const made = [...sketch.drawn.values()].find(
    (one) => one.noun === "virtual network" && one.title === title,
  );
  const words = { area: "network", noun: "virtual network made elsewhere", title } as const;
  return made?.key ?? sketch.frame(`network ${title}`, words).key;
}

/** Key of the frame of a subnet that something is in; one that isn't in the input has one, too. */
export function subnetFrame(target: Target<GraphResource> | undefined, sketch: Sketch): string | undefined {
  if (target === undefined) {
    return undefined;
  }
  if (target.kind === "resource") {
    return sketch.frameAt(sketch.homeOf(target.resource.address));
  }
  const words = { area: "network", noun: "subnet made elsewhere", title: lastOf(target.id) } as const;
  return sketch.frame(`subnet ${target.id.toLowerCase()}`, words).key;
}

function ranges(facts: Facts, azurerm: readonly string[], body: string): string {
  return (knownValue(facts.texts({ azurerm, body })) ?? []).join(", ");
}
