import type { Value } from "../graph";
import type { Fact } from "./fact";
import type { Facts, TargetSpelling } from "./facts";
import type { References } from "./joins/references";
import { kind } from "./subject";

/** A rule of an Azure Firewall, with what its collection does. */
export interface FirewallRule {
  readonly name: Fact<string>;
  /** `Allow`, `Deny`, or `Dnat`, which leads what comes from outside to a machine. */
  readonly action: Fact<string>;
  readonly sources: Fact<readonly string[]>;
  readonly sourceGroups: References;
  /** Addresses and service tags. */
  readonly destinations: Fact<readonly string[]>;
  readonly destinationGroups: References;
  /** Hosts and pages, also with wildcards; each absent where the rule names none of that sort. */
  readonly hosts: readonly Fact<readonly string[]>[];
  /** What sites are about, e.g. `Business`. */
  readonly webCategories: Fact<readonly string[]>;
  /** Of a rule for addresses. */
  readonly protocols: Fact<readonly string[]>;
  readonly ports: Fact<readonly string[]>;
}

/** Rules of an Azure Firewall, in a policy or in the firewall itself. */
export const FIREWALL_RULES = kind(
  {
    azurerm: [
      "azurerm_firewall_policy_rule_collection_group",
      ...["network", "application", "nat"].map((sort) => `azurerm_firewall_${sort}_rule_collection`),
    ],
    arm: [
      "Microsoft.Network/firewallPolicies/ruleCollectionGroups",
      // before there were collections
      "Microsoft.Network/firewallPolicies/ruleGroups",
      "Microsoft.Network/azureFirewalls",
    ],
  },
  (facts) => ({ firewallRules: rulesOf(facts) }),
);

/** Collections of a policy's group, and those that stand in an azapi body's firewall. */
const COLLECTIONS: readonly TargetSpelling[] = [
  { azurerm: "network_rule_collection", body: "properties.ruleCollections" },
  { azurerm: "application_rule_collection", body: "properties.networkRuleCollections" },
  { azurerm: "nat_rule_collection", body: "properties.applicationRuleCollections" },
  { body: "properties.natRuleCollections" },
];

/** What isn't told is a rule of which nothing is. */
function rulesOf(facts: Facts): readonly FirewallRule[] {
  return /_(network|application|nat)_rule_collection$/.test(facts.resource.type)
    ? ofCollection(facts)
    : [
        ...COLLECTIONS.flatMap((where) => ofEach(facts.blocks(where), ofCollection)),
        ...ofEach(facts.blocks({ body: "properties.rules" }), ofOldRule),
      ];
}

function ofCollection(collection: Facts): readonly FirewallRule[] {
  const action = collection.text({ azurerm: "action", body: ["action.type", "properties.action.type"] });
  const rules = collection.blocks({ azurerm: "rule", body: ["rules", "properties.rules"] });
  return ofEach(rules, (rule) => [ruleOf(rule, rule.text({ azurerm: "name", body: "name" }), action)]);
}

/** A rule of old groups has its action itself, and its destinations in conditions. */
function ofOldRule(rule: Facts): readonly FirewallRule[] {
  const name = rule.text({ body: "name" });
  const action = rule.text({ body: "action.type" });
  return ["ruleConditions", "ruleCondition"].flatMap((body) =>
    ofEach(rule.blocks({ body }), (condition) => [ruleOf(condition, name, action)]),
  );
}

function ruleOf(facts: Facts, name: Fact<string>, action: Fact<string>): FirewallRule {
  const texts = (azurerm: string | readonly string[], body: string | readonly string[]) =>
    trimmed(facts.texts({ azurerm, body }));
  return {
    name,
    action,
    sources: texts("source_addresses", "sourceAddresses"),
    sourceGroups: facts.targets({ azurerm: "source_ip_groups", body: "sourceIpGroups" }),
    destinations: texts("destination_addresses", "destinationAddresses"),
    destinationGroups: facts.targets({ azurerm: "destination_ip_groups", body: "destinationIpGroups" }),
    hosts: [
      texts(["destination_fqdns", "target_fqdns"], "destinationFqdns"),
      texts("destination_urls", "targetUrls"),
      texts([], "targetFqdns"),
    ],
    webCategories: texts("web_categories", "webCategories"),
    protocols: texts("protocols", ["ipProtocols", "protocols"]),
    ports: texts("destination_ports", "destinationPorts"),
  };
}

function trimmed(list: Fact<readonly string[]>): Fact<readonly string[]> {
  return list.state === "known" ? { ...list, value: list.value.map((text) => text.trim()) } : list;
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
      return [untold(blocks)];
  }
}

function untold(unknown: Extract<Value<never>, { readonly state: "unknown" }>): FirewallRule {
  return {
    name: unknown,
    action: unknown,
    sources: unknown,
    sourceGroups: unknown,
    destinations: unknown,
    destinationGroups: unknown,
    hosts: [unknown],
    webCategories: unknown,
    protocols: unknown,
    ports: unknown,
  };
}
