import { allOf, holds, type SecurityRule, type Truth } from "../../azure";
import { allows, ruleSets } from "../../azure/joins/traffic";
import { areMostPorts } from "../../azure/ports";
import { mustNot } from "../nsg-rules";
import { rule } from "../rule";

export const nsgOutboundPorts = rule({
  id: "security/nsg-outbound-ports",
  title: "What goes out to a service of Azure goes to the ports that it needs",
  recommendations: ["security/exfiltration-guard-explicit-egress", "security/managed-vnet-isolation"],
  severity: "low",
  why: "A service needs a few ports; all others only help somebody who wants out.",
  fix: {
    construct: "ComputeSubnet and VirtualNetwork: additionalRules with ports",
    terraform: "azurerm_network_security_group: security_rule.destination_port_range",
  },
  looksAt: ruleSets,
  finds: ({ rules }) =>
    rules.flatMap((one) => mustNot(isVague(one), one, "lets most ports out to a service")),
});

/** A range names machines, and the network's own tag stays inside of it. */
function isVague(one: SecurityRule): Truth {
  return allOf([
    allows(one, "Outbound"),
    holds(one.destinations, (destinations) => destinations.some(isService)),
    holds(one.ports, areMostPorts),
  ]);
}

/** A service's tag, in contrast to addresses and to what stands for everything or for the network. */
function isService(destination: string): boolean {
  return (
    /^[a-z]/i.test(destination) &&
    !/^(any|internet|VirtualNetwork)$/i.test(destination) &&
    !destination.includes(":")
  );
}
