import { RouteTable } from "@cdktf/provider-azurerm/lib/route-table";
import type { TerraformStack } from "cdktf";
import {
  BUILT_IN_ROLES,
  CLUSTER_NETWORK,
  ClusterIdentities,
  CustomRole,
  clusterSubnetRules,
  collectLogs,
  InferenceCluster,
  type IResourceGroup,
  PrivateClusterZone,
  ProtectedSubnet,
  RoleAssignment,
} from "../../constructs";
import type { FoundLandingZone } from "./found";

/** Nodes; pods and services lie outside the network. */
const NODES = "10.20.2.0/24";
const PODS = "10.244.0.0/16";
/** The hub's firewall, which lets out what AKS and Azure Machine Learning need, by host. */
const FIREWALL = "10.0.0.4";

/** A private cluster in the landing zone's network, with a resource group, a zone and identities of its own. */
export function createCluster(
  stack: TerraformStack,
  found: FoundLandingZone,
  resourceGroup: IResourceGroup,
): InferenceCluster {
  const { names, virtualNetwork } = found;
  const routes = new RouteTable(stack, "routes", {
    name: names.of("routeTable", "nodes"),
    resourceGroupName: resourceGroup.resourceGroupName,
    location: resourceGroup.location,
    bgpRoutePropagationEnabled: false,
    route: [
      {
        name: "to-firewall",
        addressPrefix: "0.0.0.0/0",
        nextHopType: "VirtualAppliance",
        nextHopInIpAddress: FIREWALL,
      },
    ],
    tags: resourceGroup.tags,
  });
  const subnet = new ProtectedSubnet(stack, "nodes", {
    // Azure keeps subnets in the network's own group
    resourceGroup: found.resourceGroup,
    virtualNetwork,
    name: names.of("subnet", "nodes"),
    networkSecurityGroupName: names.of("networkSecurityGroup", "nodes"),
    addressPrefix: NODES,
    rules: clusterSubnetRules({ nodes: NODES, pods: PODS }),
    routeTableId: routes.id,
  });
  const zone = new PrivateClusterZone(stack, "zone", {
    resourceGroup,
    location: resourceGroup.location,
    virtualNetworks: [virtualNetwork],
  });
  const { resourceGroupId } = found.resourceGroup;
  const identities = new ClusterIdentities(stack, "identities", {
    resourceGroup,
    controlPlaneName: names.of("userAssignedIdentity", "aks"),
    kubeletName: names.of("userAssignedIdentity", "kubelet"),
    virtualNetwork,
    networkRole: new CustomRole(stack, "network-role", {
      name: `Cluster Network (${virtualNetwork.virtualNetworkName})`,
      ...CLUSTER_NETWORK,
      resourceGroupId,
      subscriptionId: resourceGroupId.split("/")[2] ?? "",
    }),
    zone,
  });
  new RoleAssignment(stack, "kubelet-pull", {
    scope: found.ids.registry,
    role: BUILT_IN_ROLES.acrPull,
    principal: identities.kubelet,
  });
  const cluster = new InferenceCluster(stack, "cluster", {
    resourceGroup,
    name: names.of("kubernetesCluster"),
    identities,
    zone,
    network: { subnet, podCidr: PODS },
    inferencePool: { vmSize: "Standard_F8s_v2", maxNodes: 6 },
  });
  collectLogs(cluster, found.ids.logs);
  collectLogs(subnet, found.ids.logs);
  return cluster;
}
