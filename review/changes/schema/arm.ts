import { paths, type Table, type TypeFacts } from "./table";

/** What azapi 2.12 says of each of its types. */
export const AZAPI: TypeFacts = {
  // `action` and `resource_id` are those of azapi_resource_action and azapi_update_resource
  replaces: paths`action location name parent_id resource_id type`,
  kept: paths`location name parent_id resource_id`,
  on: paths`ignore_missing_property schema_validation_enabled`,
  off: paths`ignore_casing ignore_not_found ignore_null_property`,
  defaults: { method: "POST", when: "apply" },
  sets: paths`
    identity.identity_ids ignore_body_changes ignore_other_items_in_list locks replace_triggers_refs
    response_export_values sensitive_response_export_values
  `,
  sensitive: paths`sensitive_body`,
};

/**
 * What Azure takes where a body says nothing, and which of its lists have no order, by ARM type. Nothing of
 * a body makes a new resource: azapi sends it, and Azure may refuse the change.
 */
export const ARM: Table = {
  "microsoft.authorization/roledefinitions": {
    sets: paths`
      body.properties.assignableScopes body.properties.permissions.actions
      body.properties.permissions.dataActions body.properties.permissions.notActions
      body.properties.permissions.notDataActions
    `,
  },
  "microsoft.containerregistry/registries": {
    off: paths`
      body.properties.adminUserEnabled body.properties.anonymousPullEnabled
      body.properties.dataEndpointEnabled
    `,
    defaults: {
      "body.properties.networkRuleBypassOptions": "AzureServices",
      "body.properties.publicNetworkAccess": "Enabled",
      "body.properties.zoneRedundancy": "Disabled",
    },
    sets: paths`body.properties.networkRuleSet.ipRules`,
  },
  "microsoft.keyvault/vaults": {
    on: paths`body.properties.enableSoftDelete`,
    off: paths`
      body.properties.enabledForDeployment body.properties.enabledForDiskEncryption
      body.properties.enabledForTemplateDeployment
    `,
    defaults: {
      "body.properties.publicNetworkAccess": "Enabled",
      "body.properties.softDeleteRetentionInDays": 90,
    },
    sets: paths`body.properties.networkAcls.ipRules body.properties.networkAcls.virtualNetworkRules`,
  },
  "microsoft.keyvault/vaults/keys": {
    sets: paths`body.properties.keyOps`,
  },
  "microsoft.machinelearningservices/workspaces": {
    off: paths`
      body.properties.enableServiceSideCMKEncryption body.properties.hbiWorkspace
      body.properties.v1LegacyMode
    `,
    defaults: {
      "body.kind": "Default",
      "body.properties.managedNetwork.isolationMode": "Disabled",
      "body.properties.publicNetworkAccess": "Enabled",
      "body.properties.systemDatastoresAuthMode": "AccessKey",
    },
  },
  "microsoft.machinelearningservices/workspaces/batchendpoints": {
    sensitive: paths`body.properties.keys`,
  },
  "microsoft.machinelearningservices/workspaces/batchendpoints/deployments": {
    defaults: {
      "body.properties.errorThreshold": -1,
      "body.properties.maxConcurrencyPerInstance": 1,
      "body.properties.miniBatchSize": 10,
      "body.properties.outputFileName": "predictions.csv",
      "body.properties.retrySettings.maxRetries": 3,
      "body.properties.retrySettings.timeout": "PT30S",
    },
  },
  "microsoft.machinelearningservices/workspaces/computes": {
    on: paths`body.properties.properties.enableNodePublicIp`,
    off: paths`body.properties.disableLocalAuth body.properties.properties.isolatedNetwork`,
    defaults: {
      "body.properties.properties.remoteLoginPortPublicAccess": "NotSpecified",
      "body.properties.properties.sshSettings.sshPublicAccess": "Disabled",
      "body.properties.properties.vmPriority": "Dedicated",
    },
  },
  "microsoft.machinelearningservices/workspaces/onlineendpoints": {
    defaults: { "body.properties.publicNetworkAccess": "Enabled" },
    sensitive: paths`body.properties.keys`,
  },
  "microsoft.machinelearningservices/workspaces/onlineendpoints/deployments": {
    off: paths`body.properties.appInsightsEnabled`,
    defaults: {
      "body.properties.egressPublicNetworkAccess": "Enabled",
      "body.sku.capacity": 1,
    },
  },
  "microsoft.machinelearningservices/workspaces/outboundrules": {
    off: paths`body.properties.destination.sparkEnabled`,
  },
  "microsoft.network/privatednszones/virtualnetworklinks": {
    off: paths`body.properties.registrationEnabled`,
  },
  "microsoft.storage/storageaccounts": {
    on: paths`body.properties.allowSharedKeyAccess`,
    off: paths`
      body.properties.allowBlobPublicAccess body.properties.defaultToOAuthAuthentication
      body.properties.encryption.requireInfrastructureEncryption body.properties.isHnsEnabled
      body.properties.isNfsV3Enabled body.properties.isSftpEnabled
    `,
    defaults: { "body.properties.publicNetworkAccess": "Enabled" },
    sets: paths`
      body.properties.networkAcls.ipRules body.properties.networkAcls.resourceAccessRules
      body.properties.networkAcls.virtualNetworkRules
    `,
  },
  "microsoft.storage/storageaccounts/blobservices/containers": {
    off: paths`body.properties.denyEncryptionScopeOverride`,
    defaults: { "body.properties.publicAccess": "None" },
  },
  "microsoft.storage/storageaccounts/fileservices/shares": {
    defaults: { "body.properties.enabledProtocols": "SMB" },
  },
};
