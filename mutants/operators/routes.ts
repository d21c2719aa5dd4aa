import { isAttributes } from "../../terraform-json";
import { added, additions } from "../block-rows";
import type { Domain } from "../domain";
import type { Breaks } from "../mutant";
import { row, shown } from "../row";
import { EXFILTRATION } from "./broken";
import { FOREIGN_GROUP, FOREIGN_SUBSCRIPTION } from "./foreign";

const OUTBOUND: Breaks = ["security/exfiltration-guard-explicit-egress"];
const EVERYTHING = "0.0.0.0/0";
/** What leads around a default route: half of the Internet, or the part of it where much of Azure is. */
const AROUND = ["128.0.0.0/1", "20.0.0.0/8"];

/** Where a subnet's traffic goes. */
export const ROUTE_TABLE: Domain = {
  type: "azurerm_route_table",
  rows: [
    row(["route"], { breaks: OUTBOUND }, function* (place, breaks) {
      const routes = Array.isArray(place.value) ? place.value : [];
      for (const [index, route] of routes.entries()) {
        if (!isAttributes(route) || route.address_prefix !== EVERYTHING) {
          continue;
        }
        const path = [...place.path, index];
        const label = `${place.label}.${route.name}`;
        // Azure's own default route, straight to the Internet, comes back
        yield { operator: "drop-element", place: { path, label }, change: "written → absent", breaks };
        if (route.next_hop_type !== "Internet") {
          yield {
            operator: "open-rule",
            place: { path: [...path, "next_hop_type"], label: `${label}.next_hop_type` },
            to: { value: "Internet" },
            value: "Internet",
            change: `${shown(route.next_hop_type)} → "Internet"`,
            breaks,
          };
        }
      }
      for (const address_prefix of AROUND) {
        const around = {
          name: "mutant",
          address_prefix,
          next_hop_in_ip_address: null,
          next_hop_type: "Internet",
        };
        yield { ...added(place, routes.length, around, breaks), value: `mutant-${address_prefix}` };
      }
    }),
  ],
  covers: ["address_prefix", "name", "next_hop_in_ip_address", "next_hop_type"].map(
    (part) => `route.${part}`,
  ),
};

/** The storage accounts that a service endpoint leads to. */
export const ENDPOINT_POLICY: Domain = {
  type: "azurerm_subnet_service_endpoint_storage_policy",
  rows: [
    additions("definition.service_resources", [FOREIGN_SUBSCRIPTION, FOREIGN_GROUP], {
      breaks: [...EXFILTRATION, ...OUTBOUND],
    }),
  ],
};
