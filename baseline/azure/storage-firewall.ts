import type { Facts } from "./facts";
import { kind } from "./subject";

/** The firewall of a storage account as a resource of its own. */
export const STORAGE_FIREWALL = kind(
  { azurerm: ["azurerm_storage_account_network_rules"], arm: [] },
  (facts) => firewallFacts(facts, ""),
);

/**
 * What a storage account's firewall says.
 *
 * @param block where azurerm has it, e.g. `network_rules.`; empty for the resource itself
 */
export function firewallFacts(facts: Facts, block: "network_rules." | "") {
  return {
    defaultAction: facts.text({
      azurerm: `${block}default_action`,
      body: "properties.networkAcls.defaultAction",
      whenAbsent: "Allow",
    }),
    /** `AzureServices`, `Logging`, `Metrics`, `None`; several in one text with azapi. */
    bypass: facts.texts({
      azurerm: `${block}bypass`,
      body: "properties.networkAcls.bypass",
      whenAbsent: ["AzureServices"],
    }),
    /** Addresses that are let in: texts, or azapi's objects. */
    addresses: facts.any({ azurerm: `${block}ip_rules`, body: "properties.networkAcls.ipRules" }),
    /** Subnets that are let in by a service endpoint: ids, or azapi's objects. */
    subnets: facts.any({
      azurerm: `${block}virtual_network_subnet_ids`,
      body: "properties.networkAcls.virtualNetworkRules",
    }),
    /** Instances of other services that are let in. */
    instances: facts.blocks({
      azurerm: `${block}private_link_access`,
      body: "properties.networkAcls.resourceAccessRules",
    }),
  };
}

export type StorageFirewallFacts = ReturnType<typeof firewallFacts>;
