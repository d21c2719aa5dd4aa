import { allOf, not, type SecurityRule, type Truth } from "../../azure";
import { allows, isAskedByBastion, isOpen, type RuleSet, ruleSets } from "../../azure/joins/traffic";
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
  looksAt: ruleSets,
  finds: (set) =>
    set.rules.flatMap((one) => mustNot(isOpenIn(one, set), one, "lets in whoever can send packets to it")),
});

function isOpenIn(one: SecurityRule, set: RuleSet): Truth {
  return allOf([allows(one, "Inbound"), isOpen(one.sources), not(isAskedByBastion(one, set, 443))]);
}
