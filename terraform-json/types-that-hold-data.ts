import { ARM_DATA, ARM_IDENTITY } from "./arm-types-that-hold-data";
import { armTypeOf, type Resource } from "./attributes";

/**
 * What is lost with a resource: `data`, or its `identity`: an id, a key or an address that others know
 * it by, and that a new one of the same name doesn't get.
 */
export type Loss = "data" | "identity";

/** Types whose objects hold something that Terraform can't create again. */
const DATA: readonly string[] = [
  // files, and what reads like them
  "azurerm_storage_account",
  "azurerm_storage_blob",
  "azurerm_storage_container",
  "azurerm_storage_data_lake_gen2_filesystem",
  "azurerm_storage_data_lake_gen2_path",
  "azurerm_storage_queue",
  "azurerm_storage_share",
  "azurerm_storage_share_directory",
  "azurerm_storage_share_file",
  "azurerm_storage_table",
  "azurerm_storage_table_entity",
  "azurerm_netapp_account",
  "azurerm_netapp_pool",
  "azurerm_netapp_snapshot",
  "azurerm_netapp_volume",
  "azurerm_elastic_san",
  "azurerm_elastic_san_volume",
  "azurerm_elastic_san_volume_group",
  "azurerm_databox_edge_device",
  "azurerm_managed_lustre_file_system",
  "azurerm_netapp_volume_group_oracle",
  "azurerm_netapp_volume_group_sap_hana",
  "azurerm_qumulo_file_system",
  // disks, and the images that machines are made from; a cluster's volumes go with the cluster
  "azurerm_linux_virtual_machine",
  "azurerm_managed_disk",
  "azurerm_shared_image_version",
  "azurerm_snapshot",
  "azurerm_virtual_machine",
  "azurerm_windows_virtual_machine",
  "azurerm_dev_test_lab",
  "azurerm_dev_test_linux_virtual_machine",
  "azurerm_dev_test_windows_virtual_machine",
  "azurerm_image",
  "azurerm_kubernetes_cluster",
  "azurerm_redhat_openshift_cluster",
  "azurerm_service_fabric_cluster",
  "azurerm_service_fabric_managed_cluster",
  "azurerm_shared_image",
  "azurerm_shared_image_gallery",
  "azurerm_virtual_machine_restore_point",
  "azurerm_virtual_machine_restore_point_collection",
  // keys and secrets; whatever a lost key has encrypted is lost too
  "azurerm_key_vault",
  "azurerm_key_vault_certificate",
  "azurerm_key_vault_key",
  "azurerm_key_vault_managed_hardware_security_module",
  "azurerm_key_vault_managed_hardware_security_module_key",
  "azurerm_key_vault_secret",
  "azurerm_app_configuration",
  "azurerm_app_configuration_feature",
  "azurerm_app_configuration_key",
  "azurerm_app_service_certificate_order",
  "azurerm_confidential_ledger",
  "azurerm_dedicated_hardware_security_module",
  // machine learning: runs, models, assets; a datastore only points to data and is none
  "azurerm_ai_foundry",
  "azurerm_ai_foundry_project",
  "azurerm_cognitive_account",
  "azurerm_cognitive_account_project",
  "azurerm_databricks_workspace",
  "azurerm_machine_learning_workspace",
  "azurerm_search_service",
  "azurerm_synapse_sql_pool",
  "azurerm_synapse_workspace",
  "azurerm_ai_services",
  "azurerm_analysis_services_server",
  "azurerm_data_factory",
  "azurerm_hdinsight_hadoop_cluster",
  "azurerm_hdinsight_hbase_cluster",
  "azurerm_hdinsight_interactive_query_cluster",
  "azurerm_hdinsight_kafka_cluster",
  "azurerm_hdinsight_spark_cluster",
  "azurerm_load_test",
  "azurerm_machine_learning_registry",
  "azurerm_purview_account",
  "azurerm_video_indexer_account",
  // images
  "azurerm_container_registry",
  // logs
  "azurerm_application_insights",
  "azurerm_log_analytics_cluster",
  "azurerm_log_analytics_workspace",
  "azurerm_log_analytics_workspace_table_custom_log",
  "azurerm_dashboard_grafana",
  "azurerm_monitor_workspace",
  // databases
  "azurerm_cosmosdb_account",
  "azurerm_cosmosdb_cassandra_cluster",
  "azurerm_cosmosdb_cassandra_datacenter",
  "azurerm_cosmosdb_cassandra_keyspace",
  "azurerm_cosmosdb_cassandra_table",
  "azurerm_cosmosdb_gremlin_database",
  "azurerm_cosmosdb_gremlin_graph",
  "azurerm_cosmosdb_mongo_collection",
  "azurerm_cosmosdb_mongo_database",
  "azurerm_cosmosdb_postgresql_cluster",
  "azurerm_cosmosdb_sql_container",
  "azurerm_cosmosdb_sql_database",
  "azurerm_cosmosdb_table",
  "azurerm_digital_twins_instance",
  "azurerm_kusto_cluster",
  "azurerm_kusto_database",
  "azurerm_managed_redis",
  "azurerm_mongo_cluster",
  "azurerm_mssql_database",
  "azurerm_mssql_managed_database",
  "azurerm_mssql_managed_instance",
  "azurerm_mssql_server",
  "azurerm_mysql_flexible_database",
  "azurerm_mysql_flexible_server",
  "azurerm_postgresql_flexible_server",
  "azurerm_postgresql_flexible_server_database",
  "azurerm_redis_cache",
  "azurerm_elastic_cloud_elasticsearch",
  "azurerm_healthcare_dicom_service",
  "azurerm_healthcare_fhir_service",
  "azurerm_healthcare_service",
  "azurerm_healthcare_workspace",
  "azurerm_mariadb_database",
  "azurerm_mariadb_server",
  "azurerm_mysql_database",
  "azurerm_mysql_server",
  "azurerm_oracle_autonomous_database",
  "azurerm_oracle_autonomous_database_backup",
  "azurerm_oracle_cloud_vm_cluster",
  "azurerm_oracle_exadata_infrastructure",
  "azurerm_oracle_exascale_database_storage_vault",
  "azurerm_postgresql_database",
  "azurerm_postgresql_flexible_server_backup",
  "azurerm_postgresql_server",
  "azurerm_redis_enterprise_cluster",
  "azurerm_redis_enterprise_database",
  "azurerm_sql_database",
  "azurerm_sql_managed_instance",
  "azurerm_sql_server",
  // registrations of devices, users and subscribers
  "azurerm_api_management",
  "azurerm_communication_service",
  "azurerm_email_communication_service",
  "azurerm_iotcentral_application",
  "azurerm_iothub",
  "azurerm_iothub_dps",
  "azurerm_notification_hub",
  "azurerm_notification_hub_namespace",
  // it cancels the subscription
  "azurerm_subscription",
  // messages that nobody has read
  "azurerm_eventhub",
  "azurerm_eventhub_namespace",
  "azurerm_servicebus_namespace",
  "azurerm_servicebus_queue",
  "azurerm_servicebus_subscription",
  "azurerm_servicebus_topic",
  // backups
  "azurerm_data_protection_backup_vault",
  "azurerm_netapp_backup_vault",
  "azurerm_recovery_services_vault",
];

/** Types that others know by something that Azure draws at creation. */
const IDENTITY: readonly string[] = [
  // principal and client id: roles outside of this configuration point to nobody
  "azurerm_user_assigned_identity",
  "azuread_application",
  "azuread_application_registration",
  "azuread_group",
  "azuread_service_principal",
  "azuread_user",
  "azurerm_databricks_access_connector",
  "azurerm_disk_encryption_set",
  // callers hold its keys, or know it by an address with something drawn in it
  "azurerm_app_service",
  "azurerm_app_service_environment_v3",
  "azurerm_automation_account",
  "azurerm_batch_account",
  "azurerm_bot_service_azure_bot",
  "azurerm_cdn_endpoint",
  "azurerm_cdn_frontdoor_endpoint",
  "azurerm_container_app_environment",
  "azurerm_eventgrid_domain",
  "azurerm_eventgrid_namespace",
  "azurerm_eventgrid_topic",
  "azurerm_function_app",
  "azurerm_function_app_flex_consumption",
  "azurerm_linux_function_app",
  "azurerm_linux_web_app",
  "azurerm_logic_app_standard",
  "azurerm_logic_app_workflow",
  "azurerm_maps_account",
  "azurerm_relay_namespace",
  "azurerm_signalr_service",
  "azurerm_static_site",
  "azurerm_static_web_app",
  "azurerm_web_pubsub",
  "azurerm_windows_function_app",
  "azurerm_windows_web_app",
  // the address in the firewalls of others, the name servers at the registrar, the alias or key of a line
  "azurerm_custom_ip_prefix",
  "azurerm_dns_zone",
  "azurerm_express_route_circuit",
  "azurerm_express_route_port",
  "azurerm_private_link_service",
  "azurerm_public_ip",
  "azurerm_public_ip_prefix",
];

const LOSSES: ReadonlyMap<string, Loss> = new Map([
  ...[...DATA, ...ARM_DATA].map((type) => [type.toLowerCase(), "data"] as const),
  ...[...IDENTITY, ...ARM_IDENTITY].map((type) => [type.toLowerCase(), "identity"] as const),
]);

/**
 * What is lost when an object is deleted or replaced; undefined where Terraform can create it again as
 * it was.
 *
 * @param resource a Terraform type, an ARM type (with or without version), or a resource. Of azapi's
 * types only `azapi_resource` deletes anything: an action or an update leaves its target as it is.
 */
export function holdsData(resource: string | Pick<Resource, "type" | "attributes">): Loss | undefined {
  if (typeof resource === "string") {
    return LOSSES.get(resource.replace(/@.*$/, "").toLowerCase());
  }
  const type = resource.type === "azapi_resource" ? armTypeOf(resource) : resource.type;
  return type === undefined ? undefined : LOSSES.get(type.toLowerCase());
}
