import { besideBody } from "./beside-body";
import { kind, type SubjectOf } from "./subject";

/** A route table with the routes that stand inside it. */
export const ROUTE_TABLE = kind(
  { azurerm: ["azurerm_route_table"], arm: ["Microsoft.Network/routeTables"] },
  (facts) => {
    const blocks = facts.blocks({ azurerm: "route", body: "properties.routes" });
    return {
      routes:
        blocks.state === "known"
          ? {
              ...blocks,
              value: blocks.value.map((route) => ({
                prefix: route.text({ azurerm: "address_prefix", body: "properties.addressPrefix" }),
                nextHop: route.text({ azurerm: "next_hop_type", body: "properties.nextHopType" }),
              })),
            }
          : blocks,
    };
  },
);

export type RouteTable = SubjectOf<typeof ROUTE_TABLE>;

/** A route that is a resource of its own. */
export const SEPARATE_ROUTE = kind(
  { azurerm: ["azurerm_route"], arm: ["Microsoft.Network/routeTables/routes"] },
  (facts) => ({
    /** azurerm names the table, azapi has its id. */
    table: besideBody(facts.resource).targets({ azurerm: "route_table_name", body: "parent_id" }),
    prefix: facts.text({ azurerm: "address_prefix", body: "properties.addressPrefix" }),
    nextHop: facts.text({ azurerm: "next_hop_type", body: "properties.nextHopType" }),
  }),
);

export type SeparateRoute = SubjectOf<typeof SEPARATE_ROUTE>;

/** Puts a route table on a subnet. */
export const ROUTE_TABLE_ASSOCIATION = kind(
  { azurerm: ["azurerm_subnet_route_table_association"], arm: [] },
  (facts) => ({
    subnet: facts.targets({ azurerm: "subnet_id" }),
    table: facts.targets({ azurerm: "route_table_id" }),
  }),
);
