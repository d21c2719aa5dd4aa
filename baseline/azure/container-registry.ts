import { kind, type SubjectOf } from "./subject";

/** A registry of container images. */
export const CONTAINER_REGISTRY = kind(
  { azurerm: ["azurerm_container_registry"], arm: ["Microsoft.ContainerRegistry/registries"] },
  (facts) => ({
    sku: facts.text({ azurerm: "sku", body: "sku.name" }),
    adminUser: facts.flag({
      azurerm: "admin_enabled",
      body: "properties.adminUserEnabled",
      whenAbsent: false,
    }),
    anonymousPull: facts.flag({
      azurerm: "anonymous_pull_enabled",
      body: "properties.anonymousPullEnabled",
      whenAbsent: false,
    }),
    publicNetworkAccess: facts.flag({
      azurerm: "public_network_access_enabled",
      body: "properties.publicNetworkAccess",
      whenAbsent: true,
    }),
    defaultAction: facts.text({
      azurerm: "network_rule_set.default_action",
      body: "properties.networkRuleSet.defaultAction",
      whenAbsent: "Allow",
    }),
    /** Addresses that are let in. */
    addresses: facts.any({
      azurerm: "network_rule_set.ip_rule",
      body: "properties.networkRuleSet.ipRules",
    }),
    bypass: facts.text({
      azurerm: "network_rule_bypass_option",
      body: "properties.networkRuleBypassOptions",
      whenAbsent: "AzureServices",
    }),
    /** Whether tasks of the registry pass its firewall. */
    tasksBypass: facts.flag({
      azurerm: "network_rule_bypass_for_tasks_enabled",
      body: "properties.networkRuleBypassAllowedForTasks",
      whenAbsent: false,
    }),
    exports: facts.flag({
      azurerm: "export_policy_enabled",
      body: "properties.policies.exportPolicy.status",
      whenAbsent: true,
    }),
    zoneRedundancy: facts.flag({
      azurerm: "zone_redundancy_enabled",
      body: "properties.zoneRedundancy",
      whenAbsent: false,
    }),
    replicas: facts.blocks({ azurerm: "georeplications" }),
    dataEndpoint: facts.flag({
      azurerm: "data_endpoint_enabled",
      body: "properties.dataEndpointEnabled",
      whenAbsent: false,
    }),
    /** Days after which untagged manifests go. */
    untaggedDays: facts.number({
      azurerm: "retention_policy_in_days",
      body: "properties.policies.retentionPolicy.days",
    }),
    untaggedRetention: facts.flag({
      body: "properties.policies.retentionPolicy.status",
    }),
  }),
);

/** A password for parts of a registry, beside Entra ID. */
export const REGISTRY_TOKEN = kind(
  {
    azurerm: ["azurerm_container_registry_token"],
    arm: ["Microsoft.ContainerRegistry/registries/tokens"],
  },
  (facts) => ({
    enabled: facts.flag({ azurerm: "enabled", body: "properties.status", whenAbsent: true }),
  }),
);

export type ContainerRegistry = SubjectOf<typeof CONTAINER_REGISTRY>;
