import { added } from "./conditions";
import { paths, type Table } from "./table";

/** Private endpoints and the zones that lead to them. */
export const PRIVATE_LINK: Table = {
  azurerm_private_dns_a_record: {
    replaces: paths`name`,
    sets: paths`records`,
    only4: {
      replaces: paths`resource_group_name zone_name`,
    },
    only5: {
      replaces: paths`private_dns_zone_id`,
    },
  },
  azurerm_private_dns_aaaa_record: {
    replaces: paths`name`,
    sets: paths`records`,
    only4: {
      replaces: paths`resource_group_name zone_name`,
    },
    only5: {
      replaces: paths`private_dns_zone_id`,
    },
  },
  azurerm_private_dns_cname_record: {
    replaces: paths`name`,
    only4: {
      replaces: paths`resource_group_name zone_name`,
    },
    only5: {
      replaces: paths`private_dns_zone_id`,
    },
  },
  azurerm_private_dns_resolver_forwarding_rule: {
    replaces: paths`dns_forwarding_ruleset_id domain_name name`,
    on: paths`enabled`,
  },
  azurerm_private_dns_zone: {
    replaces: paths`name resource_group_name`,
    replacesIf: { "soa_record.email": added },
    defaults: {
      "soa_record.expire_time": 2419200,
      "soa_record.minimum_ttl": 10,
      "soa_record.refresh_time": 3600,
      "soa_record.retry_time": 300,
      "soa_record.ttl": 3600,
    },
  },
  azurerm_private_dns_zone_virtual_network_link: {
    replaces: paths`name virtual_network_id`,
    off: paths`registration_enabled`,
    only4: {
      replaces: paths`private_dns_zone_name resource_group_name`,
    },
    only5: {
      replaces: paths`private_dns_zone_id`,
    },
  },
  azurerm_private_endpoint: {
    replaces: paths`
      custom_network_interface_name edge_zone ip_configuration.member_name ip_configuration.name
      ip_configuration.private_ip_address ip_configuration.subresource_name location name
      private_service_connection.is_manual_connection private_service_connection.name
      private_service_connection.private_connection_resource_alias
      private_service_connection.private_connection_resource_id private_service_connection.subresource_names
      resource_group_name subnet_id
    `,
    kept: paths`ip_configuration.member_name`,
  },
};
