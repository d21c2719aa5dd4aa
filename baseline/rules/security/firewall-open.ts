import { allOf, anyOf, holds, not, type Truth } from "../../azure";
import { FIREWALL_RULES, type FirewallRule } from "../../azure/firewall-rules";
import { isOpen } from "../../azure/joins/traffic";
import { mustHold } from "../must";
import { rule } from "../rule";

export const firewallOpen = rule({
  id: "security/firewall-open",
  title: "The firewall lets nothing out to everywhere, and nobody in from everywhere",
  recommendations: [
    "security/exfiltration-guard-explicit-egress",
    "security/workspace-access-from-vnet-only",
    "security/managed-vnet-isolation",
  ],
  severity: "high",
  why: "Where a default route leads to the firewall, its rules alone decide what leaves: one that allows everything undoes every security group behind it. A translation from outside makes a machine reachable for everybody.",
  fix: {
    construct: "no construct makes a firewall; ComputeSubnet: firewallPrivateIp leads to the hub's",
    terraform:
      "azurerm_firewall_policy_rule_collection_group: destination_fqdns or destination_addresses with named places, source_addresses with named ranges where it translates",
  },
  looksAt: FIREWALL_RULES,
  finds: ({ firewallRules }) =>
    firewallRules.flatMap((one) => {
      const which = one.name.state === "known" ? `rule "${one.name.value}"` : "a rule";
      return [
        ...mustHold(not(letsOut(one)), `${which} lets data out to whoever takes it`),
        ...mustHold(not(letsIn(one)), `${which} leads whoever comes from outside to a machine`),
      ];
    }),
});

function letsOut({ action, destinations }: FirewallRule): Truth {
  return allOf([
    holds(action, (text) => /^allow$/i.test(text)),
    anyOf(destinations.flatMap((list) => [isOpen(list), holds(list, (hosts) => hosts.some(isEveryHost))])),
  ]);
}

function letsIn({ action, sources }: FirewallRule): Truth {
  return allOf([holds(action, (text) => /^dnat$/i.test(text)), isOpen(sources)]);
}

/** `*` itself, and all hosts below a top-level domain. */
function isEveryHost(host: string): boolean {
  return /^\*(\.[a-z]{2,})?$/i.test(host.trim());
}
