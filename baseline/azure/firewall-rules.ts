import type { Value } from "../graph";
import type { Fact } from "./fact";
import type { Facts } from "./facts";
import { kind } from "./subject";

/** A rule of an Azure Firewall, with what its collection does. */
export interface FirewallRule {
  readonly name: Fact<string>;
  /** `Allow`, `Deny`, or `Dnat`, which leads what comes from outside to a machine. */
  readonly action: Fact<string>;
  readonly sources: Fact<readonly string[]>;
  /** Addresses, hosts and pages; each absent where the rule names none of that sort. */
  readonly destinations: readonly Fact<readonly string[]>[];
}

/** Rules of an Azure Firewall, in a policy or in the firewall itself. */
export const FIREWALL_RULES = kind(
  {
    azurerm: [
      "azurerm_firewall_policy_rule_collection_group",
      ...["network", "application", "nat"].map((sort) => `azurerm_firewall_${sort}_rule_collection`),
    ],
    arm: ["Microsoft.Network/firewallPolicies/ruleCollectionGroups"],
  },
  (facts) => ({ firewallRules: rulesOf(facts) }),
);

/** What isn't told is a rule of which nothing is. */
function rulesOf(facts: Facts): readonly FirewallRule[] {
  const isCollection = /_(network|application|nat)_rule_collection$/.test(facts.resource.type);
  return isCollection
    ? ofCollection(facts)
    : [
        facts.blocks({ azurerm: "network_rule_collection", body: "properties.ruleCollections" }),
        facts.blocks({ azurerm: "application_rule_collection" }),
        facts.blocks({ azurerm: "nat_rule_collection" }),
      ].flatMap((collections) => ofEach(collections, ofCollection));
}

function ofCollection(collection: Facts): readonly FirewallRule[] {
  const action = collection.text({ azurerm: "action", body: "action.type" });
  return ofEach(collection.blocks({ azurerm: "rule", body: "rules" }), (rule) => [
    {
      name: rule.text({ azurerm: "name", body: "name" }),
      action,
      sources: rule.texts({ azurerm: "source_addresses", body: "sourceAddresses" }),
      destinations: [
        rule.texts({ azurerm: "destination_addresses", body: "destinationAddresses" }),
        rule.texts({ azurerm: ["destination_fqdns", "target_fqdns"], body: "destinationFqdns" }),
        rule.texts({ azurerm: "destination_urls", body: "targetUrls" }),
        rule.texts({ body: "targetFqdns" }),
      ],
    },
  ]);
}

function ofEach(
  blocks: Value<readonly Facts[]>,
  read: (block: Facts) => readonly FirewallRule[],
): readonly FirewallRule[] {
  switch (blocks.state) {
    case "known":
      return blocks.value.flatMap(read);
    case "absent":
      return [];
    case "unknown":
      return [{ name: blocks, action: blocks, sources: blocks, destinations: [blocks] }];
  }
}
