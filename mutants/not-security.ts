import { ALERTS_NOT_SECURITY } from "./not-security-alerts";
import { AZAPI_NOT_SECURITY } from "./not-security-azapi";
import { type NotSecurity, attributesOf as of } from "./not-security-entry";
import { GOVERNING_NOT_SECURITY } from "./not-security-governing";
import { OPTIONS_NOT_SECURITY } from "./not-security-options";
import { SERVING_NOT_SECURITY } from "./not-security-serving";
import { STORAGE_NOT_SECURITY } from "./not-security-storage";

const WORKSPACE = "azurerm_machine_learning_workspace";
const STORAGE = "azurerm_storage_account";
const SUBNET = "azurerm_subnet";

/**
 * What no operator weakens. A test holds this list and the operators against the provider's schemas:
 * an attribute that neither has is one that somebody forgot.
 */
export const NOT_SECURITY: readonly NotSecurity[] = [
  {
    reason: "says what it is called, where it lies or what somebody remarks, not what it allows",
    attributes: [
      ...of("*", "name", "location", "resource_group_name", "description", "edge_zone"),
      ...of(WORKSPACE, "friendly_name"),
      ...of("azurerm_key_vault", "contact.*"),
      ...of("azurerm_management_lock", "notes"),
      ...of("azurerm_network_security_group", "security_rule.name", "security_rule.description"),
      ...of("azurerm_private_dns_zone", "soa_record.*"),
      ...of("azurerm_private_endpoint", "custom_network_interface_name", "private_dns_zone_group.name"),
      ...of("azurerm_private_endpoint", "private_service_connection.name"),
      ...of("azurerm_resource_group", "managed_by"),
      ...of("azurerm_storage_management_policy", "rule.name"),
      ...of(STORAGE, "custom_domain.*"),
    ],
  },
  {
    reason:
      "leads to another resource that Terraform requires; without it, or with another, it is another design, and what that lacks is a weakening of its own",
    attributes: [
      ...of("azurerm_key_vault", "tenant_id"),
      ...of("azurerm_machine_learning_compute_cluster", "machine_learning_workspace_id"),
      ...of(WORKSPACE, "key_vault_id", "storage_account_id", "encryption.key_vault_id"),
      ...of(`${WORKSPACE}_network_outbound_rule_fqdn`, "workspace_id"),
      ...of("azurerm_management_lock", "scope"),
      ...of("azurerm_monitor_diagnostic_setting", "target_resource_id"),
      ...of("azurerm_private_dns_zone_virtual_network_link", "private_dns_zone_id", "private_dns_zone_name"),
      ...of("azurerm_private_dns_zone_virtual_network_link", "virtual_network_id"),
      ...of("azurerm_private_endpoint", "subnet_id"),
      ...of("azurerm_role_assignment", "principal_id"),
      ...of("azurerm_storage_management_policy", "storage_account_id"),
      ...of(SUBNET, "virtual_network_name"),
      ...of("azurerm_subnet_network_security_group_association", "network_security_group_id", "subnet_id"),
    ],
  },
  {
    reason: "a block that Terraform requires; what is in it has operators of its own",
    attributes: [
      ...of("azurerm_machine_learning_compute_cluster", "scale_settings"),
      ...of("azurerm_private_endpoint", "private_service_connection"),
      ...of("azurerm_storage_management_policy", "rule.actions"),
    ],
  },
  {
    reason:
      "decides how addresses are laid out or routed inside of the private network; peering and firewalls of it are the hub's",
    attributes: [
      ...of("azurerm_private_endpoint", "ip_configuration.*"),
      ...of(SUBNET, "address_prefixes", "ip_address_pool.*", "delegation.*", "sharing_scope"),
      ...of(SUBNET, "route_table_id_wo", "route_table_id_wo_version", "service_endpoint.network_identifier"),
      ...of("azurerm_virtual_network", "address_space", "bgp_community", "flow_timeout_in_minutes"),
      ...of("azurerm_virtual_network", "ip_address_pool.*", "ddos_protection_plan.id"),
    ],
  },
  {
    reason: "writes the association with a security group in another way; the stacks have a resource for it",
    attributes: of(SUBNET, "network_security_group_id_wo", "network_security_group_id_wo_version"),
  },
  {
    reason: "inline subnets; the stacks have resources for them, and what protects in them has operators",
    attributes: [
      ...of("azurerm_virtual_network", "subnet", "subnet.address_prefixes", "subnet.delegation.*"),
      ...of("azurerm_virtual_network", "subnet.name", "subnet.route_table_id", "subnet.service_endpoints"),
      ...of("azurerm_virtual_network", "subnet.service_endpoint.*"),
      ...of("azurerm_virtual_network", "subnet.private_link_service_network_policies_enabled"),
    ],
  },
  {
    reason: "is about private link services, which publish something of your own; no stack has one",
    attributes: of(
      "azurerm_private_endpoint",
      "private_service_connection.private_connection_resource_alias",
    ),
  },
  {
    reason: "what somebody who approves by hand reads; the operator is is_manual_connection",
    attributes: of("azurerm_private_endpoint", "private_service_connection.request_message"),
  },
  {
    reason: "names application security groups, which hold machines; no stack has machines of its own",
    attributes: of(
      "azurerm_network_security_group",
      "security_rule.source_application_security_group_ids",
      "security_rule.destination_application_security_group_ids",
    ),
  },
  {
    reason: "the caller's ports; a rule that allows by them allows nothing less",
    attributes: of("azurerm_network_security_group", "security_rule.source_port_ranges"),
  },
  {
    reason: "policies of endpoints for a whole network, in preview; a subnet's own have an operator",
    attributes: of("azurerm_virtual_network", "private_endpoint_vnet_policies"),
  },
  {
    reason: "without effect as long as roles decide; a vault that has policies is added as a resource",
    attributes: of("azurerm_key_vault", "access_policy.*"),
  },
  {
    reason:
      "the premium tier costs for each key in hardware only, and the standard one is no weakness by any recommendation",
    attributes: of("azurerm_key_vault", "sku_name"),
  },
  {
    reason:
      "neither way is weaker by a recommendation: dedicated data endpoints narrow a firewall's rule, and a private endpoint has them anyway",
    attributes: of("azurerm_container_registry", "data_endpoint_enabled"),
  },
  {
    reason: "retired by Azure: content trust takes no new registries",
    attributes: of("azurerm_container_registry", "trust_policy_enabled"),
  },
  {
    reason: "places of replicas; without them the block has an operator",
    attributes: of(
      "azurerm_container_registry",
      "georeplications.location",
      "georeplications.tags",
      "georeplications.regional_endpoint_enabled",
      "georeplications.global_endpoint_routing_enabled",
    ),
  },
  {
    reason: "the identity that reads the key of an encryption; the block as a whole has an operator",
    attributes: [
      ...of("azurerm_container_registry", "identity.identity_ids", "identity.type"),
      ...of(STORAGE, "identity.identity_ids", "identity.type"),
    ],
  },
  {
    reason: "a cap loses logs and saves money: recommendations ask for both",
    attributes: [
      ...of("azurerm_application_insights", "daily_data_cap_in_gb"),
      ...of("azurerm_log_analytics_workspace", "daily_quota_gb", "reservation_capacity_in_gb_per_day"),
    ],
  },
  {
    reason: "a component in a Log Analytics workspace keeps its telemetry as long as that does",
    attributes: of("azurerm_application_insights", "retention_in_days"),
  },
  {
    reason: "either way of reading logs asks for a role, on the workspace or on what wrote them",
    attributes: of("azurerm_log_analytics_workspace", "allow_resource_only_permissions"),
  },
  {
    reason: "for collection rules and alerts with an identity, which the stacks don't have",
    attributes: of("azurerm_log_analytics_workspace", "data_collection_rule_id", "identity.*"),
  },
  {
    reason: "what kind of telemetry or workspace it is",
    attributes: [
      ...of("azurerm_application_insights", "application_type"),
      ...of(WORKSPACE, "kind", "feature_store.*", "sku_name"),
    ],
  },
  {
    reason: "a further destination takes no log from the workspace",
    attributes: of(
      "azurerm_monitor_diagnostic_setting",
      "eventhub_authorization_rule_id",
      "eventhub_name",
      "partner_solution_id",
      "storage_account_id",
      "log_analytics_destination_type",
    ),
  },
  {
    reason: "single categories where a group is written, or retention that Azure has retired",
    attributes: of(
      "azurerm_monitor_diagnostic_setting",
      "enabled_log.category",
      "enabled_log.retention_policy.*",
      "enabled_metric.category",
      "metric.*",
    ),
  },
  {
    reason: "belongs to a condition, or to assignments across tenants; the condition has an operator",
    attributes: of(
      "azurerm_role_assignment",
      "condition_version",
      "delegated_managed_identity_resource_id",
      "skip_service_principal_aad_check",
    ),
  },
  {
    reason:
      "what a role takes back, and where it may be given: the stacks' roles take nothing back, and giving one has operators",
    attributes: [
      ...of("azurerm_role_definition", "assignable_scopes", "scope", "role_definition_id", "permissions"),
      ...of("azurerm_role_definition", "permissions.not_actions", "permissions.not_data_actions"),
    ],
  },
  {
    reason: "whether an identity may be used from another region: no recommendation asks",
    attributes: of("azurerm_user_assigned_identity", "isolation_scope"),
  },
  ...STORAGE_NOT_SECURITY,
  ...OPTIONS_NOT_SECURITY,
  ...AZAPI_NOT_SECURITY,
  ...SERVING_NOT_SECURITY,
  ...ALERTS_NOT_SECURITY,
  ...GOVERNING_NOT_SECURITY,
];
