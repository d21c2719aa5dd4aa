import { besideBody } from "./beside-body";
import { isPatch } from "./facts";
import { resourceIdentity } from "./resource-identity";
import { kind, type SubjectOf } from "./subject";

/** An Azure Machine Learning workspace, or a patch of one. */
export const WORKSPACE = kind(
  {
    azurerm: ["azurerm_machine_learning_workspace"],
    arm: ["Microsoft.MachineLearningServices/workspaces"],
  },
  (facts) => ({
    ...resourceIdentity(facts.resource),
    /** `Default`, `FeatureStore`, `Hub` or `Project`; a project lives on what its hub has. */
    flavour: facts.text({ azurerm: "kind", body: "kind", whenAbsent: "Default" }),
    location: besideBody(facts.resource).text({ azurerm: "location", body: "location" }),
    /** What a patch changes: azapi names it by its id, or by its name and group. */
    patched: besideBody(facts.resource).targets({
      body: isPatch(facts.resource) ? ["resource_id", "name"] : "resource_id",
    }),
    publicNetworkAccess: facts.flag({
      azurerm: "public_network_access_enabled",
      body: "properties.publicNetworkAccess",
      whenAbsent: true,
    }),
    /** An older switch, which opens a workspace in spite of its private endpoint; azurerm has no word for it. */
    publicBehindNetwork: facts.flag({ body: "properties.allowPublicAccessWhenBehindVnet" }),
    /** Addresses that are let in; azurerm has no words for it, and ARM has had two. */
    addresses: [
      facts.any({ body: "properties.ipAllowlist" }),
      facts.any({ body: "properties.networkAcls.ipRules" }),
    ],
    /** Of its firewall; addresses without a rule are let in where it is `Allow`. */
    defaultAction: facts.text({ body: "properties.networkAcls.defaultAction" }),
    v1LegacyMode: facts.flag({
      azurerm: "v1_legacy_mode_enabled",
      body: "properties.v1LegacyMode",
      whenAbsent: false,
    }),
    highBusinessImpact: facts.flag({
      azurerm: "high_business_impact",
      body: "properties.hbiWorkspace",
      whenAbsent: false,
    }),
    isolationMode: facts.text({
      azurerm: "managed_network.isolation_mode",
      body: "properties.managedNetwork.isolationMode",
      whenAbsent: "Disabled",
    }),
    provisionedOnCreation: facts.flag({
      azurerm: "managed_network.provision_on_creation_enabled",
      body: "properties.provisionNetworkNow",
      whenAbsent: false,
    }),
    /** azurerm has no word for it. */
    firewallSku: facts.text({ body: "properties.managedNetwork.firewallSku" }),
    /** Rules that azapi writes with the workspace, by name. */
    inlineOutboundRules: facts.any({ body: "properties.managedNetwork.outboundRules" }),
    serverlessSubnet: facts.targets({
      azurerm: "serverless_compute.subnet_id",
      body: "properties.serverlessComputeSettings.serverlessComputeCustomSubnet",
    }),
    serverlessPublicIp: facts.flag({
      azurerm: "serverless_compute.public_ip_enabled",
      body: "!properties.serverlessComputeSettings.serverlessComputeNoPublicIP",
    }),
    primaryIdentity: facts.targets({
      azurerm: "primary_user_assigned_identity",
      body: "properties.primaryUserAssignedIdentity",
    }),
    storageAccess: facts.text({
      azurerm: "storage_account_access_type",
      body: "properties.systemDatastoresAuthMode",
      whenAbsent: "AccessKey",
    }),
    encryptionKey: facts.text({
      azurerm: "encryption.key_id",
      body: "properties.encryption.keyVaultProperties.keyIdentifier",
    }),
    encryptionKeySource: facts.targets({
      azurerm: "encryption.key_id",
      body: "properties.encryption.keyVaultProperties.keyIdentifier",
    }),
    encryptionIdentity: facts.targets({
      azurerm: "encryption.user_assigned_identity_id",
      body: "properties.encryption.identity.userAssignedIdentity",
    }),
    /** azurerm switches it on with the block. */
    encryptionStatus: facts.flag({
      body: "properties.encryption.status",
      whenAbsent: { azurerm: true },
    }),
    serviceSideEncryption: facts.flag({
      azurerm: "service_side_encryption_enabled",
      body: "properties.enableServiceSideCMKEncryption",
      whenAbsent: false,
    }),
    imageBuildCompute: facts.text({
      azurerm: "image_build_compute_name",
      body: "properties.imageBuildCompute",
    }),
    storage: facts.targets({ azurerm: "storage_account_id", body: "properties.storageAccount" }),
    vault: facts.targets({ azurerm: "key_vault_id", body: "properties.keyVault" }),
    registry: facts.targets({ azurerm: "container_registry_id", body: "properties.containerRegistry" }),
    insights: facts.targets({ azurerm: "application_insights_id", body: "properties.applicationInsights" }),
  }),
);

export type Workspace = SubjectOf<typeof WORKSPACE>;
