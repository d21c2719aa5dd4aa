import { type AzureEstate, allOf, anyOf, type Fact, holds, not, type Truth } from "../../azure";
import { publicPrefixOfAll } from "../../azure/address-range";
import { FIREWALL_RULES, type FirewallRule } from "../../azure/firewall-rules";
import { addressesOfGroups } from "../../azure/joins/ip-groups";
import { isOpen } from "../../azure/joins/traffic";
import { opennessOf } from "../../azure/public-places";
import { isTimeOnly, problemsOnce, whichRule } from "../firewall-rule";
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
  finds: ({ firewallRules }, estate) =>
    problemsOnce(
      firewallRules.flatMap((one) => [
        ...mustHold(not(letsOut(one, estate)), `${whichRule(one)} lets data out to whoever takes it`),
        ...mustHold(
          not(letsIn(one, estate)),
          `${whichRule(one)} leads whoever comes from outside to a machine`,
        ),
      ]),
    ),
});

function letsOut(one: FirewallRule, estate: AzureEstate): Truth {
  return allOf([
    holds(one.action, (text) => /^allow$/i.test(text)),
    isTimeOnly(one) ? "no" : "yes",
    anyOf([
      ...[one.destinations, ...addressesOfGroups(one.destinationGroups, estate)].map(isEverywhere),
      ...one.hosts.map((list) =>
        holds(list, (hosts) => hosts.some((host) => opennessOf(host) === "everybody")),
      ),
    ]),
  ]);
}

function letsIn({ action, sources, sourceGroups }: FirewallRule, estate: AzureEstate): Truth {
  return allOf([
    holds(action, (text) => /^dnat$/i.test(text)),
    anyOf([sources, ...addressesOfGroups(sourceGroups, estate)].map(isEverywhere)),
  ]);
}

/** As wide together as no owner is: two ranges of /8, or more. */
const NOBODYS = 7;

/** Also where only all ranges together are. */
function isEverywhere(addresses: Fact<readonly string[]>): Truth {
  return anyOf([
    isOpen(addresses),
    holds(addresses, (texts) => publicPrefixOfAll(texts).some(({ length }) => length <= NOBODYS)),
  ]);
}
