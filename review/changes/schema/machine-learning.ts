import { comesOrGoes } from "./conditions";
import { paths, type Table } from "./table";

/** Workspaces of Azure Machine Learning and what they own. */
export const MACHINE_LEARNING: Table = {
  azurerm_machine_learning_compute_cluster: {
    replaces: paths`
      description local_auth_enabled location machine_learning_workspace_id name node_public_ip_enabled ssh
      ssh_public_access_enabled subnet_resource_id vm_priority vm_size
    `,
    kept: paths`subnet_resource_id`,
    on: paths`local_auth_enabled node_public_ip_enabled`,
    off: paths`ssh_public_access_enabled`,
    sets: paths`identity.identity_ids`,
    sensitive: paths`ssh.admin_password`,
  },
  azurerm_machine_learning_compute_instance: {
    replaces: paths`
      assign_to_user authorization_type description identity local_auth_enabled
      machine_learning_workspace_id name node_public_ip_enabled ssh subnet_resource_id tags
      virtual_machine_size
    `,
    on: paths`local_auth_enabled node_public_ip_enabled`,
    sets: paths`identity.identity_ids`,
  },
  azurerm_machine_learning_datastore_blobstorage: {
    replaces: paths`description name storage_container_id tags workspace_id`,
    off: paths`is_default`,
    defaults: { service_data_auth_identity: "None" },
    sensitive: paths`account_key shared_access_signature`,
  },
  azurerm_machine_learning_datastore_datalake_gen2: {
    replaces: paths`description name storage_container_id tags workspace_id`,
    defaults: { service_data_identity: "None" },
    sensitive: paths`client_secret`,
  },
  azurerm_machine_learning_datastore_fileshare: {
    replaces: paths`description name storage_fileshare_id tags workspace_id`,
    defaults: { service_data_identity: "None" },
    sensitive: paths`account_key shared_access_signature`,
  },
  azurerm_machine_learning_workspace: {
    replaces: paths`
      application_insights_id container_registry_id high_business_impact key_vault_id location
      managed_network.provision_on_creation_enabled name resource_group_name service_side_encryption_enabled
      storage_account_id
    `,
    replacesIf: { "encryption.key_id": comesOrGoes },
    on: paths`public_network_access_enabled`,
    off: paths`
      high_business_impact managed_network.provision_on_creation_enabled
      serverless_compute.public_ip_enabled service_side_encryption_enabled v1_legacy_mode_enabled
    `,
    defaults: { kind: "Default", sku_name: "Basic", storage_account_access_type: "AccessKey" },
    sets: paths`identity.identity_ids`,
  },
  azurerm_machine_learning_workspace_network_outbound_rule_fqdn: {
    replaces: paths`name workspace_id`,
  },
  azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint: {
    replaces: paths`name service_resource_id spark_enabled sub_resource_target workspace_id`,
    off: paths`spark_enabled`,
  },
  azurerm_machine_learning_workspace_network_outbound_rule_service_tag: {
    replaces: paths`name workspace_id`,
  },
};
