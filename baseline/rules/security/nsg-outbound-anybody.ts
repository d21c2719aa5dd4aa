import { type AzureEstate, allOf, anyOf, holds, not, type SecurityRule, type Truth } from "../../azure";
import { hasEndpointPolicy, isRouted } from "../../azure/joins/subnet-guards";
import { allows, isAnybodys, isOpen, type RuleSet, ruleSets } from "../../azure/joins/traffic";
import { mustNot } from "../nsg-rules";
import { rule } from "../rule";

export const nsgOutboundAnybody = rule({
  id: "security/nsg-outbound-anybody",
  title: "A way out to where anybody has resources leads through something that tells them apart",
  recommendations: [
    "security/exfiltration-guard-explicit-egress",
    "security/minimize-exfiltration-service-endpoint-policy",
    "security/managed-vnet-isolation",
  ],
  severity: "medium",
  why: "A tag such as Storage or AzureFrontDoor.Frontend, or a range of the Internet wider than one site's (/24, or /48 of IPv6), covers resources of many owners: a firewall on the default route can refuse somebody else's, and a policy on a service endpoint can for storage.",
  fix: {
    construct: "ComputeSubnet: firewallPrivateIp, storageAccountIds",
    terraform:
      "azurerm_route_table with a default route to a firewall; for storage azurerm_subnet: service_endpoint_policy_ids",
  },
  looksAt: ruleSets,
  finds: (set, estate) =>
    set.rules.flatMap((one) =>
      mustNot(leaks(one, set, estate), one, "lets data out to where anybody has resources"),
    ),
});

/** What is open to everything, or may be, is another rule's. */
function leaks(one: SecurityRule, { subnets }: RuleSet, estate: AzureEstate): Truth {
  const everywhere = (truths: readonly Truth[]) => (truths.length === 0 ? "no" : allOf(truths));
  return allOf([
    allows(one, "Outbound"),
    holds(one.destinations, (places) => places.some(isAnybodys)),
    not(
      anyOf([
        isOpen(one.destinations) === "no" ? "no" : "yes",
        everywhere(subnets.map((subnet) => isRouted(subnet, estate))),
        allOf([
          holds(one.destinations, (places) => places.filter(isAnybodys).every(isStorage)),
          everywhere(subnets.map(hasEndpointPolicy)),
        ]),
      ]),
    ),
  ]);
}

function isStorage(tag: string): boolean {
  return /^Storage(\.|$)/i.test(tag);
}
