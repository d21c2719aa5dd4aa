import { knownValue } from "../../azure";
import { outboundRulesOf } from "../../azure/joins/outbound-rules";
import { must } from "../must";
import { rule } from "../rule";

/** The widest range that a service of Azure asks for has some thousand ports. */
const MOST_PORTS = 10_000;

export const outboundPorts = rule({
  id: "security/outbound-ports",
  title: "An outbound rule for a service names the ports and the protocol",
  recommendations: [
    "security/exfiltration-guard-explicit-egress",
    "security/managed-network-approved-outbound",
  ],
  severity: "medium",
  why: "A service needs a few ports; all others only help somebody who wants out.",
  fix: {
    construct: "ManagedNetworkEgress: rules, made by Egress.serviceTag: protocol and ports",
    terraform:
      'azurerm_machine_learning_workspace_network_outbound_rule_service_tag: protocol = "TCP" and port_ranges = "443"',
  },
  looksAt: (estate) => outboundRulesOf("ServiceTag", estate),
  finds: ({ action, ports, protocol }) =>
    knownValue(action)?.toLowerCase() === "deny"
      ? []
      : [
          ...must(ports, (text) => text.split(",").every(isNarrow), "the rule opens nearly every port"),
          ...must(
            protocol,
            (text) => !["*", "any"].includes(text.toLowerCase()),
            "the rule opens every protocol",
          ),
        ],
});

function isNarrow(range: string): boolean {
  const [first = "", last = first] = range.trim().split("-");
  return Number(last) - Number(first) < MOST_PORTS;
}
