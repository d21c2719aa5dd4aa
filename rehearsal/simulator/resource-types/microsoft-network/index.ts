import type { ResourceType } from "../resource-type";
import { privateDnsTypes } from "./private-dns";
import { privateDnsZoneGroup, privateEndpoint } from "./private-endpoint";
import { networkSecurityGroup, routeTable } from "./security-group";
import { peering, subnet, virtualNetwork } from "./virtual-network";

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
  { type: "Microsoft.Network/publicIPAddresses", seconds: { create: 5, delete: 5 } },
  { type: "Microsoft.Network/bastionHosts", seconds: { create: 300, delete: 300 } },
  { type: "Microsoft.Network/serviceEndpointPolicies", seconds: { create: 5, delete: 5 } },
];
