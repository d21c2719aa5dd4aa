/** Properties of an ARM body. */
export type Body = Readonly<Record<string, unknown>>;

export const SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000005";
export const TAGS = { owner: "vision@example.com", costCenter: "12", env: "dev" };

/** The id of another azapi resource. */
export const id = (name: string) => `\${azapi_resource.${name}.id}`;

/** An azapi resource below a parent. */
export const resource = (
  type: string,
  parent_id: string,
  name: string,
  properties: Body,
  more: Body = {},
) => ({
  type,
  parent_id,
  name,
  body: { properties },
  ...more,
});
/** What lies in the resource group, with its region and tags. */
export const placed = (type: string, name: string, properties: Body, more: Body = {}) =>
  resource(type, id("group"), name, properties, { location: "swedencentral", tags: TAGS, ...more });

/** Makes a resource run as a user-assigned identity. */
export const identity = (name: string) => ({
  identity: [{ type: "UserAssigned", identity_ids: [id(`id_${name}`)] }],
});

/** What a workspace stands on. */
export const services = {
  group: resource(
    "Microsoft.Resources/resourceGroups@2023-07-01",
    SUBSCRIPTION,
    "rg-vision-dev",
    {},
    { tags: TAGS },
  ),
  logs: placed("Microsoft.OperationalInsights/workspaces@2025-07-01", "log-vision-dev", {
    sku: { name: "PerGB2018" },
    retentionInDays: 90,
    features: { disableLocalAuth: true },
  }),
  insights: placed("Microsoft.Insights/components@2020-02-02", "appi-vision-dev", {
    Application_Type: "web",
    WorkspaceResourceId: id("logs"),
    DisableLocalAuth: true,
    ForceCustomerStorageForProfiler: true,
  }),
  storage: placed(
    "Microsoft.Storage/storageAccounts@2025-01-01",
    "stvisiondev",
    {},
    {
      body: {
        kind: "StorageV2",
        sku: { name: "Standard_LRS" },
        properties: {
          minimumTlsVersion: "TLS1_2",
          supportsHttpsTrafficOnly: true,
          publicNetworkAccess: "Disabled",
          networkAcls: {
            defaultAction: "Deny",
            bypass: "AzureServices",
            ipRules: [],
            virtualNetworkRules: [],
          },
          allowBlobPublicAccess: false,
          allowSharedKeyAccess: false,
          defaultToOAuthAuthentication: true,
          isLocalUserEnabled: false,
          allowCrossTenantReplication: false,
          allowedCopyScope: "PrivateLink",
          sasPolicy: { sasExpirationPeriod: "01.00:00:00", expirationAction: "Log" },
          encryption: {
            keySource: "Microsoft.Storage",
            requireInfrastructureEncryption: true,
            services: { queue: { keyType: "Account" }, table: { keyType: "Account" } },
          },
        },
      },
    },
  ),
  blobs: resource("Microsoft.Storage/storageAccounts/blobServices@2025-01-01", id("storage"), "default", {
    isVersioningEnabled: true,
    deleteRetentionPolicy: { enabled: true, days: 14 },
    containerDeleteRetentionPolicy: { enabled: true, days: 14 },
  }),
  files: resource("Microsoft.Storage/storageAccounts/fileServices@2025-01-01", id("storage"), "default", {
    shareDeleteRetentionPolicy: { enabled: true, days: 14 },
    protocolSettings: {
      smb: {
        versions: "SMB3.1.1;",
        authenticationMethods: "Kerberos;",
        kerberosTicketEncryption: "AES-256;",
        channelEncryption: "AES-256-GCM;",
      },
    },
  }),
  lifecycle: resource(
    "Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01",
    id("storage"),
    "default",
    {
      policy: {
        rules: [
          {
            name: "age",
            enabled: true,
            type: "Lifecycle",
            definition: {
              filters: { blobTypes: ["blockBlob"] },
              actions: {
                baseBlob: { tierToCool: { daysAfterModificationGreaterThan: 30 } },
                version: { delete: { daysAfterCreationGreaterThan: 30 } },
                snapshot: { delete: { daysAfterCreationGreaterThan: 30 } },
              },
            },
          },
        ],
      },
    },
  ),
  vault: placed("Microsoft.KeyVault/vaults@2024-11-01", "kv-vision-dev", {
    tenantId: "00000000-0000-0000-0000-000000000001",
    sku: { family: "A", name: "standard" },
    enableRbacAuthorization: true,
    enableSoftDelete: true,
    softDeleteRetentionInDays: 90,
    enablePurgeProtection: true,
    publicNetworkAccess: "Disabled",
    networkAcls: { defaultAction: "Deny", bypass: "AzureServices" },
  }),
  registry: placed(
    "Microsoft.ContainerRegistry/registries@2025-04-01",
    "crvisiondev",
    {},
    {
      body: {
        sku: { name: "Premium" },
        properties: {
          adminUserEnabled: false,
          anonymousPullEnabled: false,
          publicNetworkAccess: "Disabled",
          networkRuleBypassOptions: "AzureServices",
          networkRuleSet: { defaultAction: "Deny", ipRules: [] },
          policies: {
            exportPolicy: { status: "disabled" },
            retentionPolicy: { status: "enabled", days: 30 },
          },
        },
      },
    },
  ),
};
