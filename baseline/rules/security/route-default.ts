import { allOf, anyOf, holds, ROUTE_TABLE } from "../../azure";
import { publicPrefix } from "../../azure/address-range";
import { isAnywhere } from "../../azure/joins/traffic";
import { SEPARATE_ROUTE } from "../../azure/route-table";
import { mustHold } from "../must";
import { rule } from "../rule";

/** The services of Azure that need a route of their own have ranges that are narrower than this. */
const NARROW = 16;
const LOOSE = "a route leads straight to the Internet, past every firewall";

export const routeDefault = rule({
  id: "security/route-default",
  title: "No route leads straight to the Internet",
  recommendations: ["security/exfiltration-guard-explicit-egress"],
  severity: "medium",
  why: "What takes such a route leaves without a firewall that could refuse it or write it down.",
  fix: {
    construct: "ComputeSubnet: firewallPrivateIp; without it the default route leads nowhere",
    terraform: 'azurerm_route_table: route.next_hop_type = "VirtualAppliance", or "None"',
  },
  looksAt: (estate) => [...estate.all(ROUTE_TABLE), ...estate.all(SEPARATE_ROUTE)],
  finds: (subject) => {
    const routes =
      "routes" in subject ? (subject.routes.state === "known" ? subject.routes.value : []) : [subject];
    const loose = routes.map(({ prefix, nextHop }) =>
      allOf([holds(nextHop, (hop) => hop.toLowerCase() === "internet"), holds(prefix, isWide)]),
    );
    const found = anyOf(loose);
    return mustHold(found === "yes" ? "no" : found === "no" ? "yes" : "unknown", LOOSE);
  },
});

/** Azure's own services have narrow ranges and tags, which may be meant; nobody means so much of the Internet. */
function isWide(prefix: string): boolean {
  const { length = 128 } = publicPrefix(prefix) ?? {};
  return isAnywhere(prefix) || length < NARROW || /^AzureCloud(\.|$)/i.test(prefix);
}
