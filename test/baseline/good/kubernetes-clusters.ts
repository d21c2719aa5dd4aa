import type { Accepting } from "../../../baseline/acknowledgements";
import { type Body, SUBSCRIPTION } from "./azapi-services";
import type { GoodInput } from "./good-input";
import { endpointOnKubernetes } from "./kubernetes-endpoint";

const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-churn-prod`;
const HUB = `${SUBSCRIPTION}/resourceGroups/rg-hub/providers/Microsoft.Network`;
const SUBNET = `${HUB}/virtualNetworks/vnet-spoke/subnets/kubernetes`;
const ZONE = `${HUB}/privateDnsZones/privatelink.westeurope.azmk8s.io`;
const LOCATION = "westeurope";
const TAGS = {
  environment: "prod",
  useCase: "churn",
  owner: "ml-platform@example.com",
  costCenter: "4711",
  dataClassification: "internal",
};
const ZONES = ["1", "2", "3"];
/** What Azure Machine Learning's own pods and the models' tolerate. */
const TAINT = "ml.azure.com/amlarc=true:NoSchedule";
const EXTENSION = "Microsoft.AzureML.Kubernetes";
const SETTINGS = {
  enableInference: "True",
  allowInsecureConnections: "False",
  inferenceRouterServiceType: "LoadBalancer",
  internalLoadBalancerProvider: "azure",
  inferenceRouterHA: "True",
  sslCname: "models.example.com",
  sslSecret: "models-tls",
};

const ALERTS_ELSEWHERE: Accepting = {
  origin: "file",
  name: "alerts",
  reason: "the alerts on the endpoint are in the stack of those who are on call",
  approvedBy: "platform team",
  expires: "2027-06-30",
  expired: false,
  accepts: ({ rule }) => rule.id === "performance/endpoint-alerts",
};

/** Private Kubernetes clusters that models answer from, in each dialect: no construct made them. */
export function kubernetesClusters(): GoodInput[] {
  const azurerm = (version: string) => ({
    terraform: { required_providers: { azurerm: { source: "hashicorp/azurerm", version } } },
    resource: { ...byAzurerm(), ...endpoint("azurerm_kubernetes_cluster.cluster") },
  });
  const { azapi_resource, azapi_resource_action } = endpoint("azapi_resource.cluster");
  const azapi = { resource: { azapi_resource: { ...byAzapi(), ...azapi_resource }, azapi_resource_action } };
  return Object.entries({
    "prod in azurerm 4.81 that serves from Kubernetes": azurerm("4.81.0"),
    "prod in azurerm 5.2 that serves from Kubernetes": azurerm("5.2.0"),
    "prod in azapi that serves from Kubernetes": azapi,
  }).map(([name, template]) => ({ name, text: JSON.stringify(template), accepted: [ALERTS_ELSEWHERE] }));
}

const endpoint = (cluster: string) =>
  endpointOnKubernetes({ group: GROUP, location: LOCATION, tags: TAGS, clusterId: `\${${cluster}.id}` });

function byAzurerm(): Body {
  const pool = {
    vm_size: "Standard_D4s_v5",
    vnet_subnet_id: SUBNET,
    zones: ZONES,
    auto_scaling_enabled: true,
    min_count: 3,
    max_count: 6,
    host_encryption_enabled: true,
    node_public_ip_enabled: false,
  };
  const placed = { location: LOCATION, resource_group_name: "rg-churn-prod", tags: TAGS };
  return {
    azurerm_user_assigned_identity: { cluster: { name: "id-churn-cluster", ...placed } },
    azurerm_kubernetes_cluster: {
      cluster: {
        name: "aks-churn-prod",
        ...placed,
        dns_prefix_private_cluster: "churn",
        private_cluster_enabled: true,
        private_dns_zone_id: ZONE,
        sku_tier: "Standard",
        local_account_disabled: true,
        role_based_access_control_enabled: true,
        azure_active_directory_role_based_access_control: { azure_rbac_enabled: true },
        run_command_enabled: false,
        azure_policy_enabled: true,
        http_application_routing_enabled: false,
        automatic_upgrade_channel: "patch",
        node_os_upgrade_channel: "NodeImage",
        identity: { type: "UserAssigned", identity_ids: ["${azurerm_user_assigned_identity.cluster.id}"] },
        network_profile: {
          network_plugin: "azure",
          network_policy: "cilium",
          network_data_plane: "cilium",
          outbound_type: "userDefinedRouting",
        },
        default_node_pool: { name: "system", only_critical_addons_enabled: true, ...pool },
      },
    },
    azurerm_kubernetes_cluster_node_pool: {
      inference: {
        name: "inference",
        kubernetes_cluster_id: "${azurerm_kubernetes_cluster.cluster.id}",
        mode: "User",
        node_taints: [TAINT],
        tags: TAGS,
        ...pool,
      },
    },
    azurerm_kubernetes_cluster_extension: {
      models: {
        name: "azureml",
        cluster_id: "${azurerm_kubernetes_cluster.cluster.id}",
        extension_type: EXTENSION,
        configuration_settings: SETTINGS,
      },
    },
  };
}

function byAzapi(): Body {
  const pool = {
    vmSize: "Standard_D4s_v5",
    vnetSubnetID: SUBNET,
    availabilityZones: ZONES,
    enableAutoScaling: true,
    count: 3,
    minCount: 3,
    maxCount: 6,
    enableEncryptionAtHost: true,
    enableNodePublicIP: false,
    osType: "Linux",
  };
  return {
    identity: {
      type: "Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30",
      parent_id: GROUP,
      name: "id-churn-cluster",
      location: LOCATION,
      tags: TAGS,
    },
    cluster: {
      type: "Microsoft.ContainerService/managedClusters@2025-09-01",
      parent_id: GROUP,
      name: "aks-churn-prod",
      location: LOCATION,
      tags: TAGS,
      identity: { type: "UserAssigned", identity_ids: ["${azapi_resource.identity.id}"] },
      body: {
        sku: { name: "Base", tier: "Standard" },
        properties: {
          fqdnSubdomain: "churn",
          disableLocalAccounts: true,
          enableRBAC: true,
          aadProfile: { managed: true, enableAzureRBAC: true },
          apiServerAccessProfile: {
            enablePrivateCluster: true,
            privateDNSZone: ZONE,
            disableRunCommand: true,
          },
          addonProfiles: { azurepolicy: { enabled: true }, httpApplicationRouting: { enabled: false } },
          autoUpgradeProfile: { upgradeChannel: "patch", nodeOSUpgradeChannel: "NodeImage" },
          networkProfile: {
            networkPlugin: "azure",
            networkPolicy: "cilium",
            networkDataplane: "cilium",
            outboundType: "userDefinedRouting",
          },
          agentPoolProfiles: [
            { name: "system", mode: "System", nodeTaints: ["CriticalAddonsOnly=true:NoSchedule"], ...pool },
          ],
        },
      },
    },
    inference: {
      type: "Microsoft.ContainerService/managedClusters/agentPools@2025-09-01",
      parent_id: "${azapi_resource.cluster.id}",
      name: "inference",
      body: { properties: { mode: "User", nodeTaints: [TAINT], tags: TAGS, ...pool } },
    },
    models: {
      type: "Microsoft.KubernetesConfiguration/extensions@2024-11-01",
      parent_id: "${azapi_resource.cluster.id}",
      name: "azureml",
      body: { properties: { extensionType: EXTENSION, configurationSettings: SETTINGS } },
    },
  };
}
