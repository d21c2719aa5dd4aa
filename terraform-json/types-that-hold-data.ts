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
  // disks
  "azurerm_linux_virtual_machine",
  "azurerm_managed_disk",
  "azurerm_shared_image_version",
  "azurerm_snapshot",
  "azurerm_virtual_machine",
  "azurerm_windows_virtual_machine",
  // keys and secrets; whatever a lost key has encrypted is lost too
  "azurerm_key_vault",
  "azurerm_key_vault_certificate",
  "azurerm_key_vault_key",
  "azurerm_key_vault_managed_hardware_security_module",
  "azurerm_key_vault_managed_hardware_security_module_key",
  "azurerm_key_vault_secret",
  "azurerm_app_configuration",
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
  // images
  "azurerm_container_registry",
  // logs
  "azurerm_application_insights",
  "azurerm_log_analytics_cluster",
  "azurerm_log_analytics_workspace",
  "azurerm_log_analytics_workspace_table_custom_log",
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
  // by azapi
  "Microsoft.AppConfiguration/configurationStores",
  "Microsoft.Cache/redis",
  "Microsoft.Cache/redisEnterprise",
  "Microsoft.CognitiveServices/accounts",
  "Microsoft.Compute/disks",
  "Microsoft.Compute/snapshots",
  "Microsoft.Compute/virtualMachines",
  "Microsoft.ContainerRegistry/registries",
  "Microsoft.DBforMySQL/flexibleServers",
  "Microsoft.DBforMySQL/flexibleServers/databases",
  "Microsoft.DBforPostgreSQL/flexibleServers",
  "Microsoft.DBforPostgreSQL/flexibleServers/databases",
  "Microsoft.DataProtection/backupVaults",
  "Microsoft.Databricks/workspaces",
  "Microsoft.DocumentDB/databaseAccounts",
  "Microsoft.DocumentDB/databaseAccounts/mongodbDatabases",
  "Microsoft.DocumentDB/databaseAccounts/mongodbDatabases/collections",
  "Microsoft.DocumentDB/databaseAccounts/sqlDatabases",
  "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers",
  "Microsoft.DocumentDB/databaseAccounts/tables",
  "Microsoft.DocumentDB/mongoClusters",
  "Microsoft.EventHub/namespaces",
  "Microsoft.EventHub/namespaces/eventhubs",
  "Microsoft.Insights/components",
  "Microsoft.KeyVault/managedHSMs",
  "Microsoft.KeyVault/managedHSMs/keys",
  "Microsoft.KeyVault/vaults",
  "Microsoft.KeyVault/vaults/keys",
  "Microsoft.KeyVault/vaults/secrets",
  "Microsoft.Kusto/clusters",
  "Microsoft.Kusto/clusters/databases",
  "Microsoft.MachineLearningServices/registries",
  "Microsoft.MachineLearningServices/registries/data",
  "Microsoft.MachineLearningServices/registries/data/versions",
  "Microsoft.MachineLearningServices/registries/models",
  "Microsoft.MachineLearningServices/registries/models/versions",
  "Microsoft.MachineLearningServices/workspaces",
  "Microsoft.MachineLearningServices/workspaces/data",
  "Microsoft.MachineLearningServices/workspaces/data/versions",
  "Microsoft.MachineLearningServices/workspaces/jobs",
  "Microsoft.MachineLearningServices/workspaces/models",
  "Microsoft.MachineLearningServices/workspaces/models/versions",
  "Microsoft.NetApp/netAppAccounts/capacityPools/volumes",
  "Microsoft.OperationalInsights/clusters",
  "Microsoft.OperationalInsights/workspaces",
  "Microsoft.OperationalInsights/workspaces/tables",
  "Microsoft.RecoveryServices/vaults",
  "Microsoft.Search/searchServices",
  "Microsoft.ServiceBus/namespaces",
  "Microsoft.ServiceBus/namespaces/queues",
  "Microsoft.Sql/managedInstances",
  "Microsoft.Sql/managedInstances/databases",
  "Microsoft.Sql/servers",
  "Microsoft.Sql/servers/databases",
  "Microsoft.Storage/storageAccounts",
  "Microsoft.Storage/storageAccounts/blobServices/containers",
  "Microsoft.Storage/storageAccounts/fileServices/shares",
  "Microsoft.Storage/storageAccounts/queueServices/queues",
  "Microsoft.Storage/storageAccounts/tableServices/tables",
  "Microsoft.Synapse/workspaces",
];

/** Types that others know by something that Azure draws at creation. */
const IDENTITY: readonly string[] = [
  // principal and client id: roles outside of this configuration point to nobody
  "azurerm_user_assigned_identity",
  "azuread_application",
  "azuread_application_registration",
  "azuread_group",
  "azuread_service_principal",
  "Microsoft.ManagedIdentity/userAssignedIdentities",
  // callers hold its keys
  "Microsoft.MachineLearningServices/workspaces/batchEndpoints",
  "Microsoft.MachineLearningServices/workspaces/onlineEndpoints",
  // the address in the firewalls of others, the name servers at the registrar
  "azurerm_dns_zone",
  "azurerm_public_ip",
  "azurerm_public_ip_prefix",
  "Microsoft.Network/dnsZones",
  "Microsoft.Network/publicIPAddresses",
  "Microsoft.Network/publicIPPrefixes",
];

const LOSSES: ReadonlyMap<string, Loss> = new Map([
  ...DATA.map((type) => [type.toLowerCase(), "data"] as const),
  ...IDENTITY.map((type) => [type.toLowerCase(), "identity"] as const),
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
