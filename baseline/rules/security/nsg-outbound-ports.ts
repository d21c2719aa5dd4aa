import { allOf, holds, NETWORK_SECURITY_GROUP, type SecurityRule, type Truth } from "../../azure";
import { allows, rulesOf } from "../../azure/joins/traffic";
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
  looksAt: NETWORK_SECURITY_GROUP,
  finds: (group, estate) =>
    rulesOf(group, estate).flatMap((one) => mustNot(isVague(one), one, "lets every port out to a service")),
});

/** A range names machines, and the network's own tag stays inside of it. */
function isVague(one: SecurityRule): Truth {
  return allOf([
    allows(one, "Outbound"),
    holds(one.destinations, (destinations) => destinations.some(isService)),
    holds(one.ports, (ports) => ports.some((port) => port === "*" || port === "0-65535")),
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
