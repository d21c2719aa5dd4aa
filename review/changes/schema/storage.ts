import { comesGoesOrIs, crossesZones, turnedOff, unlessUpgradedTo } from "./conditions";
import { paths, type Table } from "./table";

/** Storage accounts and what is in them. */
export const STORAGE: Table = {
  azurerm_data_share_dataset_blob_storage: {
    replaces: paths`container_name data_share_id file_path folder_path name storage_account`,
  },
  azurerm_data_share_dataset_data_lake_gen2: {
    replaces: paths`file_path file_system_name folder_path name share_id storage_account_id`,
  },
  azurerm_storage_account: {
    replaces: paths`
      account_tier dns_endpoint_type edge_zone infrastructure_encryption_enabled is_hns_enabled location
      name nfsv3_enabled provisioned_billing_model_version queue_encryption_key_type resource_group_name
      table_encryption_key_type
    `,
    replacesIf: {
      account_kind: unlessUpgradedTo("Storage", "StorageV2"),
      account_replication_type: crossesZones,
      "immutability_policy.state": comesGoesOrIs("Locked"),
      large_file_share_enabled: turnedOff,
    },
    on: paths`
      https_traffic_only_enabled local_user_enabled public_network_access_enabled shared_access_key_enabled
    `,
    off: paths`
      blob_properties.change_feed_enabled blob_properties.delete_retention_policy.permanent_delete_enabled
      blob_properties.last_access_time_enabled blob_properties.versioning_enabled
      cross_tenant_replication_enabled custom_domain.use_subdomain default_to_oauth_authentication
      infrastructure_encryption_enabled is_hns_enabled nfsv3_enabled routing.publish_internet_endpoints
      routing.publish_microsoft_endpoints sftp_enabled share_properties.smb.multichannel_enabled
    `,
    defaults: {
      account_kind: "StorageV2",
      "azure_files_authentication.default_share_level_permission": "None",
      "blob_properties.container_delete_retention_policy.days": 7,
      "blob_properties.delete_retention_policy.days": 7,
      dns_endpoint_type: "Standard",
      min_tls_version: "TLS1_2",
      queue_encryption_key_type: "Service",
      "routing.choice": "MicrosoftRouting",
      "sas_policy.expiration_action": "Log",
      "share_properties.retention_policy.days": 7,
      table_encryption_key_type: "Service",
    },
    sets: paths`
      identity.identity_ids network_rules.bypass network_rules.ip_rules
      network_rules.virtual_network_subnet_ids share_properties.smb.authentication_types
      share_properties.smb.channel_encryption_type share_properties.smb.kerberos_ticket_encryption_type
      share_properties.smb.versions
    `,
    only4: {
      on: paths`allow_nested_items_to_be_public`,
      off: paths`queue_properties.hour_metrics.include_apis queue_properties.minute_metrics.include_apis`,
    },
    only5: {
      off: paths`allow_nested_items_to_be_public`,
    },
  },
  azurerm_storage_account_customer_managed_key: {
    replaces: paths`storage_account_id`,
  },
  azurerm_storage_account_local_user: {
    replaces: paths`name storage_account_id`,
    off: paths`
      permission_scope.permissions.create permission_scope.permissions.delete
      permission_scope.permissions.list permission_scope.permissions.read permission_scope.permissions.write
      ssh_key_enabled ssh_password_enabled
    `,
  },
  azurerm_storage_account_network_rules: {
    replaces: paths`storage_account_id`,
    sets: paths`bypass ip_rules virtual_network_subnet_ids`,
  },
  azurerm_storage_account_queue_properties: {
    replaces: paths`storage_account_id`,
    off: paths`hour_metrics.include_apis minute_metrics.include_apis`,
  },
  azurerm_storage_account_static_website: {
    replaces: paths`storage_account_id`,
  },
  azurerm_storage_account_table_properties: {
    replaces: paths`storage_account_id`,
    off: paths`hour_metrics.include_apis minute_metrics.include_apis`,
  },
  azurerm_storage_blob: {
    replaces: paths`
      content_md5 encryption_scope name parallelism size source source_content source_uri
      storage_container_id type
    `,
    defaults: { content_type: "application/octet-stream", parallelism: 8, size: 0 },
    only4: {
      replaces: paths`storage_account_name storage_container_name`,
      kept: paths`storage_account_name storage_container_id storage_container_name`,
    },
  },
  azurerm_storage_container: {
    replaces: paths`default_encryption_scope encryption_scope_override_enabled name`,
    kept: paths`default_encryption_scope`,
    on: paths`encryption_scope_override_enabled`,
    defaults: { container_access_type: "private" },
    only5: {
      replaces: paths`storage_account_id`,
    },
  },
  azurerm_storage_data_lake_gen2_filesystem: {
    replaces: paths`default_encryption_scope name storage_account_id`,
    kept: paths`default_encryption_scope`,
    defaults: { "ace.scope": "access" },
    sets: paths`ace`,
  },
  azurerm_storage_data_lake_gen2_path: {
    replaces: paths`filesystem_name path resource storage_account_id`,
    defaults: { "ace.scope": "access" },
    sets: paths`ace`,
  },
  azurerm_storage_encryption_scope: {
    replaces: paths`infrastructure_encryption_required name storage_account_id`,
    off: paths`infrastructure_encryption_required`,
  },
  azurerm_storage_management_policy: {
    replaces: paths`storage_account_id`,
    off: paths`rule.actions.base_blob.auto_tier_to_hot_from_cool_enabled`,
    defaults: {
      "rule.actions.base_blob.delete_after_days_since_creation_greater_than": -1,
      "rule.actions.base_blob.delete_after_days_since_last_access_time_greater_than": -1,
      "rule.actions.base_blob.delete_after_days_since_modification_greater_than": -1,
      "rule.actions.base_blob.tier_to_archive_after_days_since_creation_greater_than": -1,
      "rule.actions.base_blob.tier_to_archive_after_days_since_last_access_time_greater_than": -1,
      "rule.actions.base_blob.tier_to_archive_after_days_since_last_tier_change_greater_than": -1,
      "rule.actions.base_blob.tier_to_archive_after_days_since_modification_greater_than": -1,
      "rule.actions.base_blob.tier_to_cold_after_days_since_creation_greater_than": -1,
      "rule.actions.base_blob.tier_to_cold_after_days_since_last_access_time_greater_than": -1,
      "rule.actions.base_blob.tier_to_cold_after_days_since_modification_greater_than": -1,
      "rule.actions.base_blob.tier_to_cool_after_days_since_creation_greater_than": -1,
      "rule.actions.base_blob.tier_to_cool_after_days_since_last_access_time_greater_than": -1,
      "rule.actions.base_blob.tier_to_cool_after_days_since_modification_greater_than": -1,
      "rule.actions.snapshot.change_tier_to_archive_after_days_since_creation": -1,
      "rule.actions.snapshot.change_tier_to_cool_after_days_since_creation": -1,
      "rule.actions.snapshot.delete_after_days_since_creation_greater_than": -1,
      "rule.actions.snapshot.tier_to_archive_after_days_since_last_tier_change_greater_than": -1,
      "rule.actions.snapshot.tier_to_cold_after_days_since_creation_greater_than": -1,
      "rule.actions.version.change_tier_to_archive_after_days_since_creation": -1,
      "rule.actions.version.change_tier_to_cool_after_days_since_creation": -1,
      "rule.actions.version.delete_after_days_since_creation": -1,
      "rule.actions.version.tier_to_archive_after_days_since_last_tier_change_greater_than": -1,
      "rule.actions.version.tier_to_cold_after_days_since_creation_greater_than": -1,
      "rule.filters.match_blob_index_tag.operation": "==",
    },
    sets: paths`rule.filters.blob_types rule.filters.match_blob_index_tag rule.filters.prefix_match`,
  },
  azurerm_storage_object_replication: {
    replaces: paths`destination_storage_account_id source_storage_account_id`,
    off: paths`metrics_enabled`,
    defaults: { "rules.copy_blobs_created_after": "OnlyNewObjects" },
    sets: paths`rules rules.filter_out_blobs_with_prefix`,
  },
  azurerm_storage_queue: {
    replaces: paths`name`,
    only5: {
      replaces: paths`storage_account_id`,
    },
  },
  azurerm_storage_share: {
    replaces: paths`enabled_protocol name`,
    defaults: { enabled_protocol: "SMB" },
    sets: paths`acl`,
    only5: {
      replaces: paths`storage_account_id`,
    },
  },
  azurerm_storage_table: {
    replaces: paths`name`,
    sets: paths`acl`,
    only5: {
      replaces: paths`storage_account_id`,
    },
  },
};
