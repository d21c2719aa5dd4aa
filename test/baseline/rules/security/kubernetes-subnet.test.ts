import { kubernetesSubnet } from "../../../../baseline/rules/security/kubernetes-subnet";
import { inArm, inAzurerm } from "../alone";

const inCluster = inAzurerm(kubernetesSubnet, "azurerm_kubernetes_cluster");
const inPool = inAzurerm(kubernetesSubnet, "azurerm_kubernetes_cluster_node_pool");
const inBody = inArm(kubernetesSubnet, "Microsoft.ContainerService/managedClusters");
const inPoolBody = inArm(kubernetesSubnet, "Microsoft.ContainerService/managedClusters/agentPools");

const GOOD = { vnet_subnet_id: "/x/subnets/nodes" };
const WEAK = { vm_size: "Standard_D4s_v5" };
const GOOD_ARM = { vnetSubnetID: "/x/subnets/nodes" };
const WEAK_ARM = { vmSize: "Standard_D4s_v5" };

test("pools that have it pass, inside of a cluster and beside it", () => {
  expect(inCluster({ default_node_pool: GOOD })).toEqual([]);
  expect(inPool(GOOD)).toEqual([]);
  expect(inBody({ properties: { agentPoolProfiles: [GOOD_ARM] } })).toEqual([]);
  expect(inPoolBody({ properties: GOOD_ARM })).toEqual([]);
});

test("a weaker one is a violation wherever it is written", () => {
  expect(inCluster({ default_node_pool: WEAK })).toEqual([
    "azurerm_kubernetes_cluster.a: violation: the nodes stand in a network that the cluster makes for itself",
  ]);
  expect(inPool(WEAK)).toEqual([
    "azurerm_kubernetes_cluster_node_pool.a: violation: the nodes stand in a network that the cluster makes for itself",
  ]);
  expect(inBody({ properties: { agentPoolProfiles: [GOOD_ARM, WEAK_ARM] } })).toEqual([
    "azapi_resource.a: violation: the nodes stand in a network that the cluster makes for itself",
  ]);
  expect(inPoolBody({ properties: WEAK_ARM })).toEqual([
    "azapi_resource.a: violation: the nodes stand in a network that the cluster makes for itself",
  ]);
});

test("what nobody wrote is a violation, too", () => {
  expect(inPool({})).not.toEqual([]);
  expect(inPoolBody({ properties: {} })).not.toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(inPool({ vnet_subnet_id: "${var.p}" })).toEqual([expect.stringContaining("a: unknown: ")]);
});
