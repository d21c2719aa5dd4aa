import { isIPv4 } from "node:net";
import { z } from "zod";
import { armId, text } from "./values";

const cidr = () => text("an IPv4 range in CIDR notation, e.g. 10.20.0.0/22");
const ip = () => text("an IPv4 address", isIPv4);
const isolation = () => z.enum(["managed-network", "own-network"]);

const subnetChoice = () =>
  z
    .union([z.boolean(), cidr()], { error: "must be true, false or an IPv4 range in CIDR notation" })
    .optional();

const newNetwork = z.strictObject({
  /** Only in place of everything else here. */
  existing: z
    .never({ error: "must stand without addressSpace: the network is either new or existing" })
    .optional(),
  /** IPv4 ranges of the virtual network; a /22 or a /24 is usual. None may overlap 172.17.0.0/16. */
  addressSpace: z.array(cidr()).min(1),
  /** The subnet of the private endpoints, /26 or larger. @default - a quarter of the first range */
  endpointsSubnet: cidr().optional(),
  /** The hub to peer with; the hub's own side is its owner's. @default - no peering */
  hub: z
    .strictObject({
      /** ARM id of the hub's virtual network. */
      virtualNetworkId: armId("Microsoft.Network/virtualNetworks"),
      /** Whether to reach other networks through the hub's gateway. @default false */
      useRemoteGateways: z.boolean().optional(),
      /** Whether traffic may come in that the hub only forwards. @default false */
      allowForwardedTraffic: z.boolean().optional(),
    })
    .optional(),
  /** A subnet for runners or jump hosts: `true` to carve one, or its range. @default false */
  runnerSubnet: subnetChoice(),
  /** Azure Bastion with its subnet: `true` to carve one, or its range (/26 or larger). @default false */
  bastion: subnetChoice(),
  /** IPv4 addresses of the network's DNS servers. @default - Azure's own */
  dnsServers: z.array(ip()).min(1).optional(),
  /** Where computes run: in the workspace's managed network or in a subnet here. @default managed-network */
  computeIsolation: isolation().optional(),
  /** The computes' subnet, with `computeIsolation: 'own-network'` only. @default - carved */
  computeSubnet: z
    .strictObject({
      /** @default - carved from the address space */
      addressPrefix: cidr().optional(),
      /** Private IPv4 address of the firewall that all outbound traffic takes. @default - no route */
      firewallPrivateIp: ip().optional(),
    })
    .optional(),
});

const existingNetwork = z.strictObject({
  /** A virtual network that somebody else owns. */
  existing: z.strictObject({
    /** ARM id of the virtual network. */
    virtualNetworkId: armId("Microsoft.Network/virtualNetworks"),
    /** ARM id of the subnet for private endpoints. */
    endpointsSubnetId: armId("Microsoft.Network/virtualNetworks/subnets"),
    /** ARM id of the computes' subnet, with `own-network` only. @default - none */
    computeSubnetId: armId("Microsoft.Network/virtualNetworks/subnets").optional(),
  }),
  /** Where computes run: in the workspace's managed network or in a subnet here. @default managed-network */
  computeIsolation: isolation().optional(),
});

export const network = z.union([newNetwork, existingNetwork], {
  error: "must be { addressSpace: […] } or { existing: { virtualNetworkId, endpointsSubnetId } }",
});

const zoneId = () => armId("Microsoft.Network/privateDnsZones").optional();

/** ARM ids of private DNS zones that exist already, by what they are for. */
const zoneIds = z.strictObject({
  workspaceApi: zoneId(),
  workspaceNotebooks: zoneId(),
  blob: zoneId(),
  file: zoneId(),
  queue: zoneId(),
  table: zoneId(),
  dfs: zoneId(),
  vault: zoneId(),
  registry: zoneId(),
  monitor: zoneId(),
  monitorOms: zoneId(),
  monitorOds: zoneId(),
  monitorAgent: zoneId(),
});

export const dns = z.union([z.enum(["create", "policy"]), z.strictObject({ zoneIds })], {
  error: 'must be "create", "policy" or { zoneIds: {…} }',
});
