import type { GraphResource, Target, Value } from "../../graph";
import type { AzureEstate } from "../estate";
import { allOf, anyOf, holds, type Truth } from "../fact";
import { SECURITY_GROUP_ASSOCIATION } from "../network-security-group";
import {
  ROUTE_TABLE,
  ROUTE_TABLE_ASSOCIATION,
  type RouteTable,
  SEPARATE_ROUTE,
  type SeparateRoute,
} from "../route-table";
import type { Subject } from "../subject";
import { allSubnets, type Subnet } from "../subnet";
import { knownTargets, nameOfTarget, type Place, placeOf } from "./address";
import { groupedBy, oncePerEstate } from "./once";
import { isWritten } from "./references";

type Targets = Value<readonly Target<GraphResource>[]>;

interface Association extends Subject {
  readonly subnet: Targets;
  readonly what: Targets;
}

/** What stands on subnets by associations, and on which subnets what stands. */
interface Guards {
  readonly groups: ReadonlyMap<Place, readonly Association[]>;
  readonly tables: ReadonlyMap<Place, readonly Association[]>;
  readonly subnetsOfGroup: ReadonlyMap<Place, readonly Subnet[]>;
  readonly routeTables: ReadonlyMap<Place, RouteTable>;
  readonly extraRoutes: ReadonlyMap<Place, readonly SeparateRoute[]>;
}

/** Whether a subnet has a network security group, written in it or associated with it. */
export function hasSecurityGroup(subnet: Subnet, estate: AzureEstate): Truth {
  return anyOf([
    isWritten(subnet.securityGroup),
    ...associated(subnet, guardsOf(estate).groups).map(({ resource, subnet: { state }, what }) =>
      allOf([isWritten(what), resource.existence === "certain" && state === "known" ? "yes" : "unknown"]),
    ),
  ]);
}

/** The subnets of the input that a network security group stands on. */
export function subnetsOf(group: Subject, estate: AzureEstate): readonly Subnet[] {
  return subnetsAt(group.resource, estate);
}

/** The subnets of the input that a group stands on: its resource, its id in lower case, or its name if it isn't here. */
export function subnetsAt(group: Place, estate: AzureEstate): readonly Subnet[] {
  return guardsOf(estate).subnetsOfGroup.get(group) ?? [];
}

/**
 * Whether nothing leaves a subnet for the Internet unless an appliance lets it: its default route leads
 * to one, or nowhere. A route table that isn't in the input is taken for such a one.
 */
export function isRouted(subnet: Subnet, estate: AzureEstate): Truth {
  const { tables, routeTables, extraRoutes } = guardsOf(estate);
  const inline = knownTargets(subnet.routeTable);
  const joined = associated(subnet, tables).flatMap(({ what }) => knownTargets(what));
  return anyOf(
    [...inline, ...joined].map((target) => {
      const table = routeTables.get(placeOf(target));
      if (table === undefined) {
        return "yes";
      }
      const { routes } = table;
      const all = [
        ...(routes.state === "known" ? routes.value : []),
        ...(extraRoutes.get(table.resource) ?? []),
      ];
      return anyOf([
        ...all.map(({ prefix, nextHop }) =>
          allOf([
            holds(prefix, (text) => text === "0.0.0.0/0"),
            holds(nextHop, (hop) => /^(VirtualAppliance|None|VirtualNetworkGateway)$/i.test(hop)),
          ]),
        ),
        routes.state === "unknown" ? "unknown" : "no",
      ]);
    }),
  );
}

/**
 * Whether policies narrow the subnet's service endpoints. Those that are known only after apply are
 * policies all the same: the list is written.
 */
export function hasEndpointPolicy({ endpointPolicyIds, hasEndpointPolicies }: Subnet): Truth {
  if (endpointPolicyIds.state === "known") {
    return endpointPolicyIds.value.length > 0 ? "yes" : "no";
  }
  return holds(hasEndpointPolicies, (list) => Array.isArray(list) && list.length > 0);
}

/** An inline subnet has no resource of its own that an association could lead to. */
function associated(
  subnet: Subnet,
  index: ReadonlyMap<Place, readonly Association[]>,
): readonly Association[] {
  const isInline = subnet.resource.type === "azurerm_virtual_network";
  return isInline ? [] : (index.get(subnet.resource) ?? []);
}

const guardsOf = oncePerEstate((estate): Guards => {
  const groups = bySubnet(
    estate.all(SECURITY_GROUP_ASSOCIATION).map((subject) => ({ ...subject, what: subject.group })),
  );
  const tables = bySubnet(
    estate.all(ROUTE_TABLE_ASSOCIATION).map((subject) => ({ ...subject, what: subject.table })),
  );
  return {
    groups,
    tables,
    subnetsOfGroup: groupedBy(allSubnets(estate), (subnet) => {
      const found = [subnet.securityGroup, ...associated(subnet, groups).map(({ what }) => what)];
      return new Set(found.flatMap((what) => knownTargets(what).flatMap(placesOf)));
    }),
    routeTables: new Map<Place, RouteTable>(estate.all(ROUTE_TABLE).map((table) => [table.resource, table])),
    extraRoutes: groupedBy(estate.all(SEPARATE_ROUTE), ({ table }) => knownTargets(table).map(placeOf)),
  };
});

/** What isn't in the input may be called by its name alone. */
function placesOf(target: Target<GraphResource>): readonly Place[] {
  const name = target.kind === "external" ? nameOfTarget(target) : undefined;
  return name === undefined ? [placeOf(target)] : [placeOf(target), name];
}

function bySubnet(associations: readonly Association[]): ReadonlyMap<Place, readonly Association[]> {
  return groupedBy(associations, ({ subnet }) => knownTargets(subnet).map(placeOf));
}
