import { ACCOUNT, azapi, blobs, type Case, CLOSED, key, RG, rotated, setting, VAULT } from "./samples";

/** What keeps data, keys and logs. */
export const KEEPING: readonly Case[] = [
  [
    "days of blobs",
    "azurerm_storage_account",
    blobs({ delete_retention_policy: { days: 10 } }),
    blobs({ delete_retention_policy: { days: 20 } }),
    "protection-removed x.a blob_properties.delete_retention_policy.days",
  ],
  [
    "the policy of containers",
    "azurerm_storage_account",
    blobs({}),
    blobs({ container_delete_retention_policy: { days: 20 } }),
    "protection-removed x.a blob_properties.container_delete_retention_policy.days",
  ],
  [
    "versions",
    "azurerm_storage_account",
    blobs({ versioning_enabled: false }),
    blobs({ versioning_enabled: true }),
    "protection-removed x.a blob_properties.versioning_enabled",
  ],
  [
    "copies",
    "azurerm_storage_account",
    { ...ACCOUNT, ...CLOSED, account_replication_type: "ZRS" },
    { ...ACCOUNT, ...CLOSED, account_replication_type: "GZRS" },
    "guidance x.a account_replication_type",
  ],
  [
    "days of a vault",
    "azurerm_key_vault",
    { ...VAULT, ...CLOSED, soft_delete_retention_days: 7 },
    { ...VAULT, ...CLOSED, soft_delete_retention_days: 90 },
    "protection-removed x.a soft_delete_retention_days",
  ],
  [
    "purge protection by azapi",
    "azapi_resource",
    azapi("Microsoft.KeyVault/vaults", { publicNetworkAccess: "Disabled", enablePurgeProtection: false }),
    azapi("Microsoft.KeyVault/vaults", { publicNetworkAccess: "Disabled", enablePurgeProtection: true }),
    "protection-removed x.a body.properties.enablePurgeProtection",
  ],
  [
    "days of blobs by azapi",
    "azapi_resource",
    azapi("Microsoft.Storage/storageAccounts/blobServices", {
      deleteRetentionPolicy: { enabled: true, days: 7 },
    }),
    azapi("Microsoft.Storage/storageAccounts/blobServices", {
      deleteRetentionPolicy: { enabled: true, days: 30 },
    }),
    "protection-removed x.a body.properties.deleteRetentionPolicy.days",
  ],
  [
    "soft delete of shares by azapi",
    "azapi_resource",
    azapi("Microsoft.Storage/storageAccounts/fileServices", {
      shareDeleteRetentionPolicy: { enabled: false },
    }),
    azapi("Microsoft.Storage/storageAccounts/fileServices", {
      shareDeleteRetentionPolicy: { enabled: true, days: 9 },
    }),
    "protection-removed x.a body.properties.shareDeleteRetentionPolicy.days body.properties.shareDeleteRetentionPolicy.enabled",
  ],
  [
    "a shorter key",
    "azurerm_key_vault_key",
    key({ key_size: 2048 }),
    key({}),
    "encryption-weakened x.a key_size",
  ],
  [
    "no rotation",
    "azurerm_key_vault_key",
    key({}),
    key(rotated("P90D")),
    "encryption-weakened x.a rotation_policy.automatic.time_after_creation",
  ],
  [
    "rarer rotation",
    "azurerm_key_vault_key",
    key(rotated("P360D")),
    key(rotated("P90D")),
    "encryption-weakened x.a rotation_policy.automatic.time_after_creation",
  ],
  [
    "a key of one's own",
    "azurerm_container_registry",
    { name: "cr", ...RG, sku: "Premium", ...CLOSED },
    {
      name: "cr",
      ...RG,
      sku: "Premium",
      ...CLOSED,
      encryption: { key_vault_key_id: "https://kv.vault.azure.net/keys/k", identity_client_id: "c" },
    },
    "encryption-weakened x.a encryption.identity_client_id encryption.key_vault_key_id",
  ],
  [
    "days of logs",
    "azurerm_log_analytics_workspace",
    { name: "l", ...RG, retention_in_days: 30 },
    { name: "l", ...RG, retention_in_days: 90 },
    "monitoring-lost x.a retention_in_days",
  ],
  [
    "days of telemetry",
    "azurerm_application_insights",
    { name: "i", ...RG, retention_in_days: 30 },
    { name: "i", ...RG },
    "monitoring-lost x.a retention_in_days",
  ],
  [
    "sampling",
    "azurerm_application_insights",
    { name: "i", ...RG, sampling_percentage: 20 },
    { name: "i", ...RG },
    "monitoring-lost x.a sampling_percentage",
  ],
  [
    "a category",
    "azurerm_monitor_diagnostic_setting",
    setting({ category: "A" }),
    setting({ category: "A" }, { category: "B" }),
    "monitoring-lost x.a enabled_log.category",
  ],
];
