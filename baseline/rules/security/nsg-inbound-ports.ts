import {
  type AzureEstate,
  NETWORK_SECURITY_GROUP,
  type NetworkSecurityGroup,
  type SecurityRule,
} from "../../azure";
import { allOf, anyOf, holds, type Truth } from "../../azure/fact";
import { isBastions } from "../../azure/joins/subnet-guards";
import { allows, rulesOf } from "../../azure/joins/traffic";
import { mustNot } from "../nsg-rules";
import { rule } from "../rule";

export const nsgInboundPorts = rule({
  id: "security/nsg-inbound-ports",
  title: "What comes in from a whole network comes to named ports of a named protocol",
  recommendations: ["security/dependent-services-private", "security/workspace-access-from-vnet-only"],
  severity: "low",
  why: "The network and its peers hold more machines than the ones that are meant; each can try every port.",
  fix: {
    construct: "VirtualNetwork: additionalRules with ports and protocol",
    terraform: "azurerm_network_security_group: security_rule.destination_port_range and protocol",
  },
  looksAt: NETWORK_SECURITY_GROUP,
  finds: (group, estate) =>
    rulesOf(group, estate).flatMap((one) =>
      mustNot(
        isVague(one, group, estate),
        one,
        "lets a whole network in to every port, or by every protocol",
      ),
    ),
});

/** A range names machines; the tag of a network, or everything, names none. */
function isVague(one: SecurityRule, group: NetworkSecurityGroup, estate: AzureEstate): Truth {
  if (isBastions(group, estate)) {
    return "no";
  }
  return allOf([
    allows(one, "Inbound"),
    holds(one.sources, (sources) =>
      sources.some((source) => /^(\*|any|internet|VirtualNetwork)$/i.test(source)),
    ),
    anyOf([
      holds(one.ports, (ports) => ports.some((port) => port === "*" || port === "0-65535")),
      holds(one.protocol, (protocol) => /^(\*|any)$/i.test(protocol)),
    ]),
  ]);
}
