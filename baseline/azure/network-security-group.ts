import { besideBody } from "./beside-body";
import { adminRuleOf, securityRuleOf } from "./security-rule";
import { kind, type SubjectOf } from "./subject";

/** A network security group with the rules that stand inside it. */
export const NETWORK_SECURITY_GROUP = kind(
  { azurerm: ["azurerm_network_security_group"], arm: ["Microsoft.Network/networkSecurityGroups"] },
  (facts) => {
    const blocks = facts.blocks({ azurerm: "security_rule", body: "properties.securityRules" });
    return {
      inlineRules: blocks.state === "known" ? { ...blocks, value: blocks.value.map(securityRuleOf) } : blocks,
    };
  },
);

export type NetworkSecurityGroup = SubjectOf<typeof NETWORK_SECURITY_GROUP>;

/** A rule of a network security group that is a resource of its own. */
export const SEPARATE_SECURITY_RULE = kind(
  {
    azurerm: ["azurerm_network_security_rule"],
    arm: ["Microsoft.Network/networkSecurityGroups/securityRules"],
  },
  (facts) => ({
    /** azurerm names the group, azapi has its id. */
    group: besideBody(facts.resource).targets({
      azurerm: "network_security_group_name",
      body: "parent_id",
    }),
    rule: securityRuleOf(facts),
  }),
);

/** A rule of a network manager, which is asked before those of every group. */
export const ADMIN_RULE = kind(
  {
    azurerm: ["azurerm_network_manager_admin_rule"],
    arm: ["Microsoft.Network/networkManagers/securityAdminConfigurations/ruleCollections/rules"],
  },
  (facts) => ({ rule: adminRuleOf(facts) }),
);

/** Puts a network security group on a subnet. */
export const SECURITY_GROUP_ASSOCIATION = kind(
  { azurerm: ["azurerm_subnet_network_security_group_association"], arm: [] },
  (facts) => ({
    subnet: facts.targets({ azurerm: "subnet_id" }),
    group: facts.targets({ azurerm: "network_security_group_id" }),
  }),
);
