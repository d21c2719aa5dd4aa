import { paths, type Table } from "./table";

/** Azure Firewall, its policies and rules. */
export const FIREWALL: Table = {
  azurerm_firewall: {
    replaces: paths`
      ip_configuration.subnet_id location management_ip_configuration.subnet_id name resource_group_name
      sku_name zones
    `,
    defaults: { "virtual_hub.public_ip_count": 1 },
    sets: paths`private_ip_ranges zones`,
  },
  azurerm_firewall_application_rule_collection: {
    replaces: paths`azure_firewall_name name resource_group_name`,
  },
  azurerm_firewall_nat_rule_collection: {
    replaces: paths`azure_firewall_name name resource_group_name`,
  },
  azurerm_firewall_network_rule_collection: {
    replaces: paths`azure_firewall_name name resource_group_name`,
  },
  azurerm_firewall_policy: {
    replaces: paths`location name resource_group_name sku`,
    off: paths`
      auto_learn_private_ranges_enabled dns.proxy_enabled explicit_proxy.enable_pac_file
      explicit_proxy.enabled sql_redirect_allowed
    `,
    defaults: { sku: "Standard", threat_intelligence_mode: "Alert" },
    sets: paths`
      identity.identity_ids intrusion_detection.traffic_bypass.destination_addresses
      intrusion_detection.traffic_bypass.destination_ip_groups
      intrusion_detection.traffic_bypass.destination_ports
      intrusion_detection.traffic_bypass.source_addresses
      intrusion_detection.traffic_bypass.source_ip_groups threat_intelligence_allowlist.fqdns
      threat_intelligence_allowlist.ip_addresses
    `,
  },
  azurerm_firewall_policy_rule_collection_group: {
    replaces: paths`firewall_policy_id name`,
    off: paths`application_rule_collection.rule.terminate_tls`,
  },
};
