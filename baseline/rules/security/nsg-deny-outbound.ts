import {
  type AzureEstate,
  allOf,
  anyOf,
  NETWORK_SECURITY_GROUP,
  type NetworkSecurityGroup,
  type Truth,
} from "../../azure";
import { isRouted, subnetsOf } from "../../azure/joins/subnet-guards";
import { denyAll } from "../../azure/joins/traffic";
import { mustHold } from "../must";
import { rule } from "../rule";

export const nsgDenyOutbound = rule({
  id: "security/nsg-deny-outbound",
  title: "Each network security group refuses the Internet what no rule of it lets out",
  recommendations: [
    "security/exfiltration-guard-explicit-egress",
    "security/dependent-services-private",
    "security/managed-vnet-isolation",
  ],
  severity: "medium",
  why: "Behind the last rule stands Azure's own, which lets everything out to the Internet.",
  fix: {
    construct: "NetworkSecurityGroup: rules, with a Deny to Internet outbound",
    terraform:
      'azurerm_network_security_group: a security_rule with access = "Deny", direction = "Outbound" and destination_address_prefix = "Internet"',
  },
  looksAt: NETWORK_SECURITY_GROUP,
  finds: (group, estate) =>
    mustHold(
      anyOf([denyAll(group, "Outbound", estate), isBehindFirewall(group, estate)]),
      "no rule denies the rest outbound, so everything may leave for the Internet",
    ),
});

function isBehindFirewall(group: NetworkSecurityGroup, estate: AzureEstate): Truth {
  const subnets = subnetsOf(group, estate);
  return subnets.length === 0 ? "no" : allOf(subnets.map((subnet) => isRouted(subnet, estate)));
}
