import { kind } from "./subject";

/** A key vault. */
export const KEY_VAULT = kind(
  { azurerm: ["azurerm_key_vault"], arm: ["Microsoft.KeyVault/vaults"] },
  (facts) => ({
    sku: facts.text({ azurerm: "sku_name", body: "properties.sku.name" }),
    publicNetworkAccess: facts.flag({
      azurerm: "public_network_access_enabled",
      body: "properties.publicNetworkAccess",
      whenAbsent: true,
    }),
    defaultAction: facts.text({
      azurerm: "network_acls.default_action",
      body: "properties.networkAcls.defaultAction",
      whenAbsent: "Allow",
    }),
    bypass: facts.text({
      azurerm: "network_acls.bypass",
      body: "properties.networkAcls.bypass",
      whenAbsent: "AzureServices",
    }),
    /** Addresses that are let in: texts, or azapi's objects. */
    addresses: facts.any({ azurerm: "network_acls.ip_rules", body: "properties.networkAcls.ipRules" }),
    /** Subnets that are let in by a service endpoint: ids, or azapi's objects. */
    subnets: facts.any({
      azurerm: "network_acls.virtual_network_subnet_ids",
      body: "properties.networkAcls.virtualNetworkRules",
    }),
    /** Roles instead of access policies. */
    roles: facts.flag({
      azurerm: ["rbac_authorization_enabled", "enable_rbac_authorization"],
      body: "properties.enableRbacAuthorization",
      whenAbsent: false,
    }),
    accessPolicies: facts.blocks({ azurerm: "access_policy", body: "properties.accessPolicies" }),
    purgeProtection: facts.flag({
      azurerm: "purge_protection_enabled",
      body: "properties.enablePurgeProtection",
      whenAbsent: false,
    }),
    /** Azure has no vault without soft delete any more; only azapi can still ask for one. */
    softDelete: facts.flag({
      azurerm: "soft_delete_enabled",
      body: "properties.enableSoftDelete",
      whenAbsent: true,
    }),
    softDeleteDays: facts.number({
      azurerm: "soft_delete_retention_days",
      body: "properties.softDeleteRetentionInDays",
      whenAbsent: 90,
    }),
    forDeployment: facts.flag({
      azurerm: "enabled_for_deployment",
      body: "properties.enabledForDeployment",
      whenAbsent: false,
    }),
    forDiskEncryption: facts.flag({
      azurerm: "enabled_for_disk_encryption",
      body: "properties.enabledForDiskEncryption",
      whenAbsent: false,
    }),
    forTemplates: facts.flag({
      azurerm: "enabled_for_template_deployment",
      body: "properties.enabledForTemplateDeployment",
      whenAbsent: false,
    }),
  }),
);

/** Rights in a vault by its own list, not by a role. */
export const VAULT_ACCESS_POLICY = kind(
  { azurerm: ["azurerm_key_vault_access_policy"], arm: ["Microsoft.KeyVault/vaults/accessPolicies"] },
  () => ({}),
);
