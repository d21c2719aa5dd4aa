import { resourceIdentity } from "./resource-identity";
import { kind, type SubjectOf } from "./subject";

/** A storage account. */
export const STORAGE_ACCOUNT = kind(
  { azurerm: ["azurerm_storage_account"], arm: ["Microsoft.Storage/storageAccounts"] },
  (facts) => ({
    ...resourceIdentity(facts.resource),
    /** `StorageV2`, `BlockBlobStorage`, `FileStorage` … */
    accountKind: facts.text({
      azurerm: "account_kind",
      body: "kind",
      whenAbsent: { azurerm: "StorageV2" },
    }),
    /** `Standard` or `Premium`; with azapi the SKU that begins so. */
    tier: facts.text({ azurerm: "account_tier", body: "sku.name" }),
    /** `LRS`, `ZRS` …; with azapi the SKU that ends so, e.g. `Standard_ZRS`. */
    redundancy: facts.text({ azurerm: "account_replication_type", body: "sku.name" }),
    accessTier: facts.text({ azurerm: "access_tier", body: "properties.accessTier" }),
    hierarchicalNamespace: facts.flag({
      azurerm: "is_hns_enabled",
      body: "properties.isHnsEnabled",
      whenAbsent: false,
    }),
    publicNetworkAccess: facts.flag({
      azurerm: "public_network_access_enabled",
      body: "properties.publicNetworkAccess",
      whenAbsent: true,
    }),
    /** `MicrosoftRouting`, or `InternetRouting` by the shortest way out of Microsoft's network. */
    routing: facts.text({
      azurerm: "routing.choice",
      body: "properties.routingPreference.routingChoice",
      whenAbsent: "MicrosoftRouting",
    }),
    /** Whether the account has names of its own for that way. */
    internetEndpoints: facts.flag({
      azurerm: "routing.publish_internet_endpoints",
      body: "properties.routingPreference.publishInternetEndpoints",
      whenAbsent: false,
    }),
    sharedKeys: facts.flag({
      azurerm: "shared_access_key_enabled",
      body: "properties.allowSharedKeyAccess",
      whenAbsent: true,
    }),
    entraByDefault: facts.flag({
      azurerm: "default_to_oauth_authentication",
      body: "properties.defaultToOAuthAuthentication",
      whenAbsent: false,
    }),
    /** How long a SAS token may live: `DD.HH:MM:SS`. */
    sasPeriod: facts.text({
      azurerm: "sas_policy.expiration_period",
      body: "properties.sasPolicy.sasExpirationPeriod",
    }),
    minimumTls: facts.text({
      azurerm: "min_tls_version",
      body: "properties.minimumTlsVersion",
      whenAbsent: { azurerm: "TLS1_2", arm: "TLS1_0" },
    }),
    httpsOnly: facts.flag({
      azurerm: ["https_traffic_only_enabled", "enable_https_traffic_only"],
      body: "properties.supportsHttpsTrafficOnly",
      whenAbsent: true,
    }),
    /** Whether a container may be opened to everybody. azurerm 4 allows it where nothing is written. */
    anonymousContainers: facts.flag({
      azurerm: "allow_nested_items_to_be_public",
      body: "properties.allowBlobPublicAccess",
      whenAbsent: { azurerm: true, arm: false },
    }),
    localUsers: facts.flag({
      azurerm: "local_user_enabled",
      body: "properties.isLocalUserEnabled",
      whenAbsent: true,
    }),
    /** The role that everybody in the directory has on file shares; `None` for no role. */
    defaultShareRole: facts.text({
      azurerm: "azure_files_authentication.default_share_level_permission",
      body: "properties.azureFilesIdentityBasedAuthentication.defaultSharePermission",
      whenAbsent: "None",
    }),
    sftp: facts.flag({ azurerm: "sftp_enabled", body: "properties.isSftpEnabled", whenAbsent: false }),
    nfs: facts.flag({ azurerm: "nfsv3_enabled", body: "properties.isNfsV3Enabled", whenAbsent: false }),
    crossTenantReplication: facts.flag({
      azurerm: "cross_tenant_replication_enabled",
      body: "properties.allowCrossTenantReplication",
      whenAbsent: false,
    }),
    copyScope: facts.text({ azurerm: "allowed_copy_scope", body: "properties.allowedCopyScope" }),
    doubleEncryption: facts.flag({
      azurerm: "infrastructure_encryption_enabled",
      body: "properties.encryption.requireInfrastructureEncryption",
      whenAbsent: false,
    }),
    queueKeyType: facts.text({
      azurerm: "queue_encryption_key_type",
      body: "properties.encryption.services.queue.keyType",
      whenAbsent: "Service",
    }),
    tableKeyType: facts.text({
      azurerm: "table_encryption_key_type",
      body: "properties.encryption.services.table.keyType",
      whenAbsent: "Service",
    }),
    /** Only azurerm 4 has it in the account: later it is a resource of its own. */
    staticWebsite: facts.blocks({ azurerm: "static_website" }),
  }),
);

export type StorageAccount = SubjectOf<typeof STORAGE_ACCOUNT>;
