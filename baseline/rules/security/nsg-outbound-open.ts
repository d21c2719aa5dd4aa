import {
  type AzureEstate,
  allOf,
  NETWORK_SECURITY_GROUP,
  type NetworkSecurityGroup,
  type SecurityRule,
  type Truth,
} from "../../azure";
import { isBastions, isRouted, subnetsOf } from "../../azure/joins/subnet-guards";
import { allows, isOpen, onlyPorts, rulesOf } from "../../azure/joins/traffic";
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
  looksAt: NETWORK_SECURITY_GROUP,
  finds: (group, estate) =>
    rulesOf(group, estate).flatMap((one) =>
      mustNot(isOpenOut(one, group, estate), one, "lets data out to whoever takes it"),
    ),
});

function isOpenOut(one: SecurityRule, group: NetworkSecurityGroup, estate: AzureEstate): Truth {
  const open = allOf([allows(one, "Outbound"), isOpen(one.destinations)]);
  const isAsked = isBastions(group, estate) && onlyPorts(one, "80", "443") === "yes";
  const subnets = subnetsOf(group, estate);
  const isBehindFirewall =
    subnets.length > 0 && allOf(subnets.map((subnet) => isRouted(subnet, estate))) === "yes";
  return isAsked || isBehindFirewall ? "no" : open;
}
