import { type AzureEstate, allOf, not, type SecurityRule, type Truth } from "../../azure";
import { isRouted } from "../../azure/joins/subnet-guards";
import { allows, isAskedByBastion, isOpen, type RuleSet, ruleSets } from "../../azure/joins/traffic";
import { mustNot } from "../nsg-rules";
import { rule } from "../rule";

export const nsgOutboundOpen = rule({
  id: "security/nsg-outbound-open",
  title: "No network security group lets everything out to the Internet",
  recommendations: ["security/exfiltration-guard-explicit-egress", "security/managed-vnet-isolation"],
  severity: "high",
  why: "Code in a job could send data to anybody. A rule names a range or a service's tag, unless a firewall stands in the way and decides.",
  fix: {
    construct:
      "ComputeSubnet: additionalRules with a range or a service tag as destination, or firewallPrivateIp",
    terraform:
      "azurerm_network_security_group: security_rule.destination_address_prefix with a range or a service tag",
  },
  looksAt: ruleSets,
  finds: (set, estate) =>
    set.rules.flatMap((one) =>
      mustNot(isOpenOut(one, set, estate), one, "lets data out to whoever takes it"),
    ),
});

function isOpenOut(one: SecurityRule, set: RuleSet, estate: AzureEstate): Truth {
  const { subnets } = set;
  const isBehindFirewall =
    subnets.length > 0 && allOf(subnets.map((subnet) => isRouted(subnet, estate))) === "yes";
  return isBehindFirewall
    ? "no"
    : allOf([allows(one, "Outbound"), isOpen(one.destinations), not(isAskedByBastion(one, set, 80, 443))]);
}
