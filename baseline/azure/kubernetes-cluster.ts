import type { Facts } from "./facts";
import { nodePoolFacts } from "./node-pool-facts";
import { resourceIdentity } from "./resource-identity";
import { kind, type SubjectOf } from "./subject";

/** A Kubernetes cluster that Azure manages, and that models may answer from. */
export const KUBERNETES_CLUSTER = kind(
  { azurerm: ["azurerm_kubernetes_cluster"], arm: ["Microsoft.ContainerService/managedClusters"] },
  (facts) => ({
    ...resourceIdentity(facts.resource),
    ...server(facts),
    ...signIn(facts),
    ...addons(facts),
    ...upgrades(facts),
    /** `Free` has no promise of uptime; `Standard`, `Premium`. */
    tier: facts.text({ azurerm: "sku_tier", body: "sku.tier", whenAbsent: "Free" }),
    /** What keeps pods from each other: `azure`, `calico`, `cilium`. */
    networkPolicy: facts.text({
      azurerm: "network_profile.network_policy",
      body: "properties.networkProfile.networkPolicy",
      whenAbsent: "none",
    }),
    /** How nodes reach the Internet; a load balancer's public address where nothing is written. */
    outboundType: facts.text({
      azurerm: "network_profile.outbound_type",
      body: "properties.networkProfile.outboundType",
      whenAbsent: "loadBalancer",
    }),
    /** As whom its nodes pull images. */
    kubeletIdentity: facts.targets({
      azurerm: "kubelet_identity.user_assigned_identity_id",
      body: "properties.identityProfile.kubeletidentity.resourceId",
    }),
    servicePrincipal: facts.text({
      azurerm: "service_principal.client_id",
      body: "properties.servicePrincipalProfile.clientId",
    }),
  }),
);

export type KubernetesCluster = SubjectOf<typeof KUBERNETES_CLUSTER>;

/** The facts of pools that are written inside of a cluster; those of azurerm are Kubernetes' own. */
export function poolsInside(facts: Facts) {
  const pools = facts.blocks({ azurerm: "default_node_pool", body: "properties.agentPoolProfiles" });
  return pools.state === "known" ? { ...pools, value: pools.value.map(nodePoolFacts) } : pools;
}

function server(facts: Facts) {
  return {
    /** Whether Kubernetes' own interface has an address in the network, and none outside of it. */
    isPrivate: facts.flag({
      azurerm: "private_cluster_enabled",
      body: "properties.apiServerAccessProfile.enablePrivateCluster",
      whenAbsent: false,
    }),
    /** Whether Azure runs commands in the cluster for whoever may ask it to. */
    runCommand: facts.flag({
      azurerm: "run_command_enabled",
      body: "!properties.apiServerAccessProfile.disableRunCommand",
      whenAbsent: true,
    }),
  };
}

function signIn(facts: Facts) {
  return {
    localAccounts: facts.flag({
      azurerm: "!local_account_disabled",
      body: "!properties.disableLocalAccounts",
      whenAbsent: true,
    }),
    /** Whether Kubernetes asks who may do what at all. */
    roles: facts.flag({
      azurerm: "role_based_access_control_enabled",
      body: "properties.enableRBAC",
      whenAbsent: true,
    }),
    /** Whether it asks Entra, and roles of Azure. */
    azureRoles: facts.flag({
      azurerm: "azure_active_directory_role_based_access_control.azure_rbac_enabled",
      body: "properties.aadProfile.enableAzureRBAC",
      whenAbsent: false,
    }),
  };
}

function addons(facts: Facts) {
  return {
    policy: facts.flag({
      azurerm: "azure_policy_enabled",
      body: "properties.addonProfiles.azurepolicy.enabled",
      whenAbsent: false,
    }),
    /** A public entry for development, without encryption. */
    httpRouting: facts.flag({
      azurerm: "http_application_routing_enabled",
      body: "properties.addonProfiles.httpApplicationRouting.enabled",
      whenAbsent: false,
    }),
  };
}

function upgrades(facts: Facts) {
  return {
    /** Of Kubernetes: `patch`, `stable`, `rapid`, `node-image`, or `none`. */
    upgrades: facts.text({
      azurerm: ["automatic_upgrade_channel", "automatic_channel_upgrade"],
      body: "properties.autoUpgradeProfile.upgradeChannel",
      whenAbsent: "none",
    }),
    /** Of the machines' system: `NodeImage`, `SecurityPatch`; `Unmanaged` and `None` leave it to nobody. */
    nodeUpgrades: facts.text({
      azurerm: ["node_os_upgrade_channel", "node_os_channel_upgrade"],
      body: "properties.autoUpgradeProfile.nodeOSUpgradeChannel",
      whenAbsent: "NodeImage",
    }),
  };
}
