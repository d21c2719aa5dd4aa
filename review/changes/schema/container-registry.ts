import { removed } from "./conditions";
import { paths, type Table } from "./table";

/** Container registries and what they own. */
export const CONTAINER_REGISTRY: Table = {
  azurerm_container_connected_registry: {
    replaces: paths`container_registry_id mode name parent_registry_id sync_token_id`,
    off: paths`audit_log_enabled`,
    defaults: { log_level: "None", mode: "ReadWrite", sync_message_ttl: "P1D", sync_schedule: "* * * * *" },
  },
  azurerm_container_registry: {
    replaces: paths`location name resource_group_name zone_redundancy_enabled`,
    on: paths`
      azuread_authentication_as_arm_policy_enabled export_policy_enabled public_network_access_enabled
    `,
    off: paths`
      admin_enabled anonymous_pull_enabled data_endpoint_enabled georeplications.zone_redundancy_enabled
      network_rule_bypass_for_tasks_enabled quarantine_policy_enabled zone_redundancy_enabled
    `,
    defaults: {
      network_rule_bypass_option: "AzureServices",
      "network_rule_set.default_action": "Allow",
      role_assignment_mode: "LegacyRegistryPermissions",
    },
    sets: paths`identity.identity_ids network_rule_set.ip_rule`,
    only4: {
      off: paths`georeplications.regional_endpoint_enabled trust_policy_enabled`,
    },
  },
  azurerm_container_registry_cache_rule: {
    replaces: paths`container_registry_id name source_repo target_repo`,
    replacesIf: { credential_set_id: removed },
  },
  azurerm_container_registry_token: {
    replaces: paths`container_registry_name name resource_group_name`,
    on: paths`enabled`,
  },
  azurerm_container_registry_token_password: {
    replaces: paths`container_registry_token_id password1.expiry password2.expiry`,
  },
  azurerm_container_registry_webhook: {
    replaces: paths`location name registry_name resource_group_name`,
    defaults: { scope: "", status: "enabled" },
    sets: paths`actions`,
  },
};
