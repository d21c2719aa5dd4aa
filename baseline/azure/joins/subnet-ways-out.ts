import type { GraphResource } from "../../graph";
import type { AzureEstate } from "../estate";
import { allOf, anyOf, type Truth } from "../fact";
import { NAT_GATEWAY_ASSOCIATION } from "../nat-gateway";
import { PRIVATE_ENDPOINT } from "../private-endpoint";
import type { Subnet } from "../subnet";
import { knownTargets, placeOf } from "./address";
import { groupedBy, oncePerEstate } from "./once";
import { isWritten } from "./references";

/** What refers to a subnet without being in it. */
const BESIDE =
  /^azurerm_(private_endpoint|subnet_\w+_association|virtual_network\w*|private_dns_\w+|monitor_\w+|management_lock|role_assignment|network_manager_\w+|storage_account(_network_rules)?|key_vault|container_registry)$/;
const BESIDE_BY_ARM =
  /^microsoft\.(network\/(privateendpoints|virtualnetworks)|insights|authorization)(\/|$)/;

/** Whether machines of a subnet leave through a NAT gateway, written in it or associated with it. */
export function hasNatGateway(subnet: Subnet, estate: AzureEstate): Truth {
  const isInline = subnet.resource.type === "azurerm_virtual_network";
  const joined = isInline ? [] : (associations(estate).get(subnet.resource) ?? []);
  return anyOf([
    isWritten(subnet.natGateway),
    ...joined.map(({ gateway, resource }) =>
      allOf([isWritten(gateway), resource.existence === "certain" ? "yes" : "unknown"]),
    ),
  ]);
}

/** Whether private endpoints stand in a subnet of its own, and nothing in it that could use a way out. */
export function isForEndpointsOnly({ resource, facts }: Subnet, estate: AzureEstate): boolean {
  return (
    subnetsWithEndpoints(estate).has(resource) &&
    facts.any({ azurerm: "delegation", body: "properties.delegations" }).state === "absent" &&
    resource.referrers.every(({ from }) => BESIDE.test(from.type) || BESIDE_BY_ARM.test(from.armType ?? ""))
  );
}

/** The subnets of the input that private endpoints stand in. One inside its network's block has no address. */
export const subnetsWithEndpoints = oncePerEstate(
  (estate): ReadonlySet<GraphResource> =>
    new Set(
      estate
        .all(PRIVATE_ENDPOINT)
        .flatMap(({ subnet }) =>
          knownTargets(subnet).flatMap((target) => (target.kind === "resource" ? [target.resource] : [])),
        ),
    ),
);

const associations = oncePerEstate((estate) =>
  groupedBy(estate.all(NAT_GATEWAY_ASSOCIATION), ({ subnet }) => knownTargets(subnet).map(placeOf)),
);
