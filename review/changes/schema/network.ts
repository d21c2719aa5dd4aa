import { changed, downgraded, unlessAdded } from "./conditions";
import { paths, type Table } from "./table";

/** Networks, their rules, and addresses in public. */
export const NETWORK: Table = {
  azurerm_bastion_host: {
    replaces: paths`ip_configuration location name resource_group_name virtual_network_id zones`,
    replacesIf: { sku: downgraded("Developer", "Basic", "Standard", "Premium") },
    on: paths`copy_paste_enabled`,
    off: paths`
      file_copy_enabled ip_connect_enabled kerberos_enabled session_recording_enabled shareable_link_enabled
      tunneling_enabled
    `,
    defaults: { scale_units: 2, sku: "Basic" },
    sets: paths`zones`,
  },
  azurerm_ip_group: {
    replaces: paths`location name resource_group_name`,
    sets: paths`cidrs`,
  },
  azurerm_ip_group_cidr: {
    replaces: paths`cidr ip_group_id`,
  },
  azurerm_lb: {
    replaces: paths`edge_zone location name resource_group_name sku sku_tier`,
    replacesIf: { "frontend_ip_configuration.zones": changed },
    defaults: { sku: "Standard", sku_tier: "Regional" },
    sets: paths`frontend_ip_configuration.zones`,
  },
  azurerm_nat_gateway: {
    replaces: paths`location name resource_group_name sku_name zones`,
    defaults: { idle_timeout_in_minutes: 4, sku_name: "Standard" },
    sets: paths`zones`,
  },
  azurerm_network_interface: {
    replaces: paths`edge_zone location name resource_group_name`,
    off: paths`accelerated_networking_enabled ip_forwarding_enabled`,
    defaults: { "ip_configuration.private_ip_address_version": "IPv4" },
  },
  azurerm_network_manager_admin_rule: {
    replaces: paths`admin_rule_collection_id name`,
  },
  azurerm_network_security_group: {
    replaces: paths`location name resource_group_name`,
    sets: paths`
      security_rule security_rule.destination_address_prefixes
      security_rule.destination_application_security_group_ids security_rule.destination_port_ranges
      security_rule.source_address_prefixes security_rule.source_application_security_group_ids
      security_rule.source_port_ranges
    `,
  },
  azurerm_network_security_rule: {
    replaces: paths`name network_security_group_name resource_group_name`,
    sets: paths`
      destination_address_prefixes destination_application_security_group_ids destination_port_ranges
      source_address_prefixes source_application_security_group_ids source_port_ranges
    `,
  },
  azurerm_public_ip: {
    replaces: paths`
      edge_zone ip_tags ip_version location name public_ip_prefix_id resource_group_name sku sku_tier zones
    `,
    replacesIf: { domain_name_label_scope: unlessAdded },
    defaults: {
      ddos_protection_mode: "VirtualNetworkInherited",
      idle_timeout_in_minutes: 4,
      ip_version: "IPv4",
      sku: "Standard",
      sku_tier: "Regional",
    },
    sets: paths`zones`,
  },
  azurerm_public_ip_prefix: {
    replaces: paths`
      custom_ip_prefix_id ip_version location name prefix_length resource_group_name sku sku_tier zones
    `,
    defaults: { ip_version: "IPv4", prefix_length: 28, sku: "Standard", sku_tier: "Regional" },
    sets: paths`zones`,
  },
  azurerm_route: {
    replaces: paths`name resource_group_name route_table_name`,
  },
  azurerm_route_table: {
    replaces: paths`location name resource_group_name`,
    on: paths`bgp_route_propagation_enabled`,
    sets: paths`route`,
  },
  azurerm_subnet: {
    replaces: paths`name resource_group_name virtual_network_name`,
    on: paths`default_outbound_access_enabled private_link_service_network_policies_enabled`,
    defaults: { private_endpoint_network_policies: "Disabled" },
    sets: paths`delegation.service_delegation.actions service_endpoint_policy_ids`,
    only4: {
      sets: paths`service_endpoints`,
    },
  },
  azurerm_subnet_nat_gateway_association: {
    replaces: paths`nat_gateway_id subnet_id`,
  },
  azurerm_subnet_network_security_group_association: {
    replaces: paths`network_security_group_id subnet_id`,
  },
  azurerm_subnet_route_table_association: {
    replaces: paths`route_table_id subnet_id`,
  },
  azurerm_subnet_service_endpoint_storage_policy: {
    replaces: paths`location name resource_group_name`,
    defaults: { "definition.service": "Microsoft.Storage" },
    sets: paths`definition.service_resources`,
  },
  azurerm_virtual_network: {
    replaces: paths`edge_zone location name resource_group_name`,
    on: paths`subnet.default_outbound_access_enabled subnet.private_link_service_network_policies_enabled`,
    defaults: {
      private_endpoint_vnet_policies: "Disabled",
      "subnet.private_endpoint_network_policies": "Disabled",
    },
    sets: paths`
      address_space subnet subnet.delegation.service_delegation.actions subnet.service_endpoint_policy_ids
    `,
    only4: {
      sets: paths`subnet.service_endpoints`,
    },
  },
  azurerm_virtual_network_dns_servers: {
    replaces: paths`virtual_network_id`,
  },
  azurerm_virtual_network_peering: {
    replaces: paths`
      name only_ipv6_peering_enabled peer_complete_virtual_networks_enabled remote_virtual_network_id
      resource_group_name virtual_network_name
    `,
    on: paths`allow_virtual_network_access peer_complete_virtual_networks_enabled`,
    off: paths`allow_forwarded_traffic allow_gateway_transit only_ipv6_peering_enabled use_remote_gateways`,
  },
};
