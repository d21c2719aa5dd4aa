import {
  type AzureEstate,
  allOf,
  anyOf,
  holds,
  NETWORK_SECURITY_GROUP,
  type NetworkSecurityGroup,
  type SecurityRule,
  type Truth,
} from "../../azure";
import { hasEndpointPolicy, isRouted, subnetsOf } from "../../azure/joins/subnet-guards";
import { allows, isOpen, rulesOf } from "../../azure/joins/traffic";
import { reachesAnybody } from "../../azure/service-tags";
import { mustNot } from "../nsg-rules";
import { rule } from "../rule";

export const nsgOutboundAnybody = rule({
  id: "security/nsg-outbound-anybody",
  title: "A way out to a service where anybody has resources leads through something that tells them apart",
  recommendations: [
    "security/exfiltration-guard-explicit-egress",
    "security/minimize-exfiltration-service-endpoint-policy",
    "security/managed-vnet-isolation",
  ],
  severity: "medium",
  why: "A tag such as Storage or AzureFrontDoor.Frontend covers every customer's resources: a firewall on the default route can refuse somebody else's, and a policy on a service endpoint can for storage.",
  fix: {
    construct: "ComputeSubnet: firewallPrivateIp, storageAccountIds",
    terraform:
      "azurerm_route_table with a default route to a firewall; for storage azurerm_subnet: service_endpoint_policy_ids",
  },
  looksAt: NETWORK_SECURITY_GROUP,
  finds: (group, estate) =>
    rulesOf(group, estate).flatMap((one) =>
      mustNot(leaks(one, group, estate), one, "lets data out to every customer of a service"),
    ),
});

/** What is open to everything is another rule's. */
function leaks(one: SecurityRule, group: NetworkSecurityGroup, estate: AzureEstate): Truth {
  const subnets = subnetsOf(group, estate);
  const everywhere = (truths: readonly Truth[]) => (truths.length === 0 ? "no" : allOf(truths));
  const isGuarded = anyOf([
    isOpen(one.destinations),
    everywhere(subnets.map((subnet) => isRouted(subnet, estate))),
    allOf([
      holds(one.destinations, (tags) => tags.filter(reachesAnybody).every(isStorage)),
      everywhere(subnets.map(hasEndpointPolicy)),
    ]),
  ]);
  const leads = allOf([
    allows(one, "Outbound"),
    holds(one.destinations, (tags) => tags.some(reachesAnybody)),
  ]);
  return allOf([leads, isGuarded === "yes" ? "no" : isGuarded === "no" ? "yes" : "unknown"]);
}

function isStorage(tag: string): boolean {
  return /^Storage(\.|$)/i.test(tag);
}
