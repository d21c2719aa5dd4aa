import { allOf, anyOf, holds, not, type SecurityRule, type Truth } from "../../azure";
import {
  allows,
  isAskedByBastion,
  isEveryProtocol,
  isOpen,
  type RuleSet,
  ruleSets,
} from "../../azure/joins/traffic";
import { areMostPorts } from "../../azure/ports";
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
  looksAt: ruleSets,
  finds: (set) =>
    set.rules.flatMap((one) =>
      mustNot(isVague(one, set), one, "lets a whole network in to most ports, or by every protocol"),
    ),
});

/** A range names machines; the tag of a network names none. */
function isVague(one: SecurityRule, set: RuleSet): Truth {
  return allOf([
    allows(one, "Inbound"),
    holds(one.sources, (sources) => sources.some((source) => /^VirtualNetwork$/i.test(source))),
    // what is open to everybody, or may be, is another rule's
    isOpen(one.sources) === "no" ? "yes" : "no",
    anyOf([holds(one.ports, areMostPorts), holds(one.protocol, isEveryProtocol)]),
    // its hosts talk with each other on these
    not(isAskedByBastion(one, set, 443, 5701, 8080)),
  ]);
}
