import {
  type AzureEstate,
  allOf,
  NETWORK_SECURITY_GROUP,
  type NetworkSecurityGroup,
  type SecurityRule,
  type Truth,
} from "../../azure";
import { isBastions } from "../../azure/joins/subnet-guards";
import { allows, isOpen, onlyPorts, rulesOf } from "../../azure/joins/traffic";
import { mustNot } from "../nsg-rules";
import { rule } from "../rule";

export const nsgInboundOpen = rule({
  id: "security/nsg-inbound-open",
  title: "No network security group lets the Internet in",
  recommendations: [
    "security/workspace-access-from-vnet-only",
    "security/dependent-services-private",
    "security/managed-vnet-isolation",
  ],
  severity: "high",
  why: "Whoever can send packets to the subnet can try its machines and endpoints. Only Azure Bastion takes HTTPS from everywhere, because people come to it so.",
  fix: {
    construct: "VirtualNetwork: additionalRules with a range or a service tag as source",
    terraform:
      "azurerm_network_security_group: security_rule.source_address_prefix with a range or a service tag",
  },
  looksAt: NETWORK_SECURITY_GROUP,
  finds: (group, estate) =>
    rulesOf(group, estate).flatMap((one) =>
      mustNot(isOpenIn(one, group, estate), one, "lets in whoever can send packets to it"),
    ),
});

function isOpenIn(one: SecurityRule, group: NetworkSecurityGroup, estate: AzureEstate): Truth {
  const open = allOf([allows(one, "Inbound"), isOpen(one.sources)]);
  const isAsked = isBastions(group, estate) && onlyPorts(one, "443") === "yes";
  return isAsked ? "no" : open;
}
