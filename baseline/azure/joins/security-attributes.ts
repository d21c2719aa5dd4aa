/** In resources of any type: whoever may reach them, and how people sign in. */
const OF_ANY = words(
  "public_network_access_enabled public_network_access network_acls network_rules network_rule_set ip_rules",
  "local_auth_enabled local_authentication_enabled local_authentication_disabled shared_access_key_enabled",
  "customer_managed_key encryption min_tls_version minimum_tls_version https_only",
);

const COMPUTE =
  "identity local_auth_enabled node_public_ip_enabled ssh ssh_public_access_enabled subnet_resource_id";
const ROLE =
  "scope role_definition_id role_definition_name principal_id principal_type condition condition_version delegated_managed_identity_resource_id";
const TELEMETRY =
  "identity internet_ingestion_enabled internet_query_enabled internet_ingestion_access_type internet_query_access_type";
const CREDENTIAL = "audience audiences issuer subject claims_matching_expression user_assigned_identity_id";

/** By Terraform type without its provider: what decides who gets in, what leaves, what is encrypted, kept, logged. */
const BY_TYPE: Readonly<Record<string, ReadonlySet<string>>> = {
  application_insights: words(
    TELEMETRY,
    "retention_in_days workspace_id disable_ip_masking ip_masking_enabled",
  ),
  application_federated_identity_credential: words(CREDENTIAL),
  application_flexible_federated_identity_credential: words(CREDENTIAL),
  bastion_host: words(
    "copy_paste_enabled file_copy_enabled ip_connect_enabled shareable_link_enabled tunneling_enabled",
  ),
  conditional_access_policy: words("conditions grant_controls session_controls state"),
  container_registry: words(
    "admin_enabled anonymous_pull_enabled azuread_authentication_as_arm_policy_enabled export_policy_enabled identity",
    "network_rule_bypass_for_tasks_enabled network_rule_bypass_option retention_policy_in_days role_assignment_mode sku",
  ),
  federated_identity_credential: words(CREDENTIAL),
  firewall: words("firewall_policy_id threat_intel_mode"),
  firewall_policy: words("intrusion_detection threat_intelligence_mode tls_certificate"),
  firewall_policy_rule_collection_group: words(
    "application_rule_collection nat_rule_collection network_rule_collection",
  ),
  key_vault: words(
    "access_policy enable_rbac_authorization rbac_authorization_enabled enabled_for_deployment",
    "enabled_for_disk_encryption enabled_for_template_deployment purge_protection_enabled",
    "soft_delete_retention_days tenant_id",
  ),
  key_vault_key: words("key_opts key_size key_type rotation_policy"),
  log_analytics_workspace: words(TELEMETRY, "allow_resource_only_permissions retention_in_days"),
  machine_learning_compute_cluster: words(COMPUTE),
  machine_learning_compute_instance: words(COMPUTE, "assign_to_user authorization_type"),
  machine_learning_workspace: words(
    "application_insights_id container_registry_id key_vault_id storage_account_id high_business_impact identity",
    "managed_network primary_user_assigned_identity serverless_compute service_side_encryption_enabled",
    "storage_account_access_type",
  ),
  machine_learning_workspace_network_outbound_rule_fqdn: words("destination_fqdn"),
  machine_learning_workspace_network_outbound_rule_private_endpoint: words(
    "service_resource_id sub_resource_target",
  ),
  machine_learning_workspace_network_outbound_rule_service_tag: words("port_ranges protocol service_tag"),
  management_lock: words("lock_level scope"),
  monitor_diagnostic_setting: words(
    "enabled_log eventhub_authorization_rule_id log_analytics_workspace_id partner_solution_id storage_account_id",
    "target_resource_id",
  ),
  monitor_private_link_scope: words("ingestion_access_mode query_access_mode"),
  network_interface: words("dns_servers ip_configuration ip_forwarding_enabled enable_ip_forwarding"),
  network_interface_security_group_association: words("network_interface_id network_security_group_id"),
  network_security_group: words("security_rule"),
  network_security_rule: words(
    "access destination_address_prefix destination_address_prefixes destination_application_security_group_ids",
    "destination_port_range destination_port_ranges direction priority protocol source_address_prefix",
    "source_address_prefixes source_application_security_group_ids source_port_range source_port_ranges",
    "network_security_group_name",
  ),
  pim_active_role_assignment: words(ROLE),
  pim_eligible_role_assignment: words(ROLE),
  private_dns_zone_virtual_network_link: words("registration_enabled resolution_policy virtual_network_id"),
  private_endpoint: words("private_service_connection subnet_id"),
  role_assignment: words(ROLE),
  role_definition: words("assignable_scopes permissions scope"),
  role_management_policy: words("activation_rules active_assignment_rules eligible_assignment_rules scope"),
  route: words("address_prefix next_hop_in_ip_address next_hop_type"),
  route_table: words("route"),
  storage_account: words(
    "account_replication_type allow_nested_items_to_be_public allowed_copy_scope azure_files_authentication",
    "blob_properties cross_tenant_replication_enabled default_to_oauth_authentication https_traffic_only_enabled",
    "identity immutability_policy infrastructure_encryption_enabled local_user_enabled nfsv3_enabled queue_properties",
    "sas_policy sftp_enabled share_properties static_website",
  ),
  storage_account_customer_managed_key: words(
    "federated_identity_client_id key_name key_vault_id key_vault_key_id key_vault_uri user_assigned_identity_id",
  ),
  storage_account_network_rules: words(
    "bypass default_action private_link_access virtual_network_subnet_ids",
  ),
  storage_container: words("container_access_type"),
  subnet: words(
    "default_outbound_access_enabled network_security_group_id private_endpoint_network_policies",
    "private_link_service_network_policies_enabled route_table_id service_endpoint service_endpoint_policy_ids",
    "service_endpoints",
  ),
  subnet_network_security_group_association: words("network_security_group_id subnet_id"),
  subnet_route_table_association: words("route_table_id subnet_id"),
  virtual_network: words("dns_servers subnet"),
  virtual_network_peering: words(
    "allow_forwarded_traffic allow_gateway_transit allow_virtual_network_access remote_virtual_network_id",
  ),
};

/** azapi has Azure's own words in a body, all of them. */
const OF_AZAPI = words("body sensitive_body identity");

/** Whether an attribute of a Terraform type decides who gets in, what leaves, what is encrypted, kept or logged. */
export function isOfSecurity(type: string, attribute: string): boolean {
  if (type.startsWith("azapi_")) {
    return OF_AZAPI.has(attribute);
  }
  const name = type.replace(/^[a-z]+_/, "");
  const own = Object.hasOwn(BY_TYPE, name) ? BY_TYPE[name] : undefined;
  return OF_ANY.has(attribute) || own?.has(attribute) === true;
}

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(" ")));
}
