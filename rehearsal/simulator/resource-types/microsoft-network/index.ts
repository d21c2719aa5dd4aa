import type { ResourceType } from "../resource-type";
import { peering } from "./peering";
import { privateDnsTypes } from "./private-dns";
import { privateDnsZoneGroup } from "./private-dns-zone-group";
import { privateEndpoint } from "./private-endpoint";
import { publicIpAddress } from "./public-ip-address";
import { networkSecurityGroup, routeTable } from "./security-group";
import { subnet } from "./subnet";
import { virtualNetwork } from "./virtual-network";

/** Microsoft.Network: what a private workspace needs of it. */
export const networkTypes: readonly ResourceType[] = [
  virtualNetwork,
  subnet,
  peering,
  networkSecurityGroup,
  routeTable,
  privateEndpoint,
  privateDnsZoneGroup,
  ...privateDnsTypes,
  publicIpAddress,
  { type: "Microsoft.Network/bastionHosts", tracked: true, seconds: { create: 300, delete: 300 } },
  { type: "Microsoft.Network/serviceEndpointPolicies", tracked: true, seconds: { create: 5, delete: 5 } },
];
