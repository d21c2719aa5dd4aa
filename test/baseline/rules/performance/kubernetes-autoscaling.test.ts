import { kubernetesAutoscaling } from "../../../../baseline/rules/performance/kubernetes-autoscaling";
import { inArm, inAzurerm } from "../alone";

const inCluster = inAzurerm(kubernetesAutoscaling, "azurerm_kubernetes_cluster");
const inPool = inAzurerm(kubernetesAutoscaling, "azurerm_kubernetes_cluster_node_pool");
const inBody = inArm(kubernetesAutoscaling, "Microsoft.ContainerService/managedClusters");
const inPoolBody = inArm(kubernetesAutoscaling, "Microsoft.ContainerService/managedClusters/agentPools");

const GOOD = { auto_scaling_enabled: true, min_count: 1, max_count: 3 };
const WEAK = { auto_scaling_enabled: true, min_count: 3, max_count: 3 };
const GOOD_ARM = { enableAutoScaling: true, minCount: 1, maxCount: 3 };
const WEAK_ARM = { enableAutoScaling: false, count: 3 };

test("pools that have it pass, inside of a cluster and beside it", () => {
  expect(inCluster({ default_node_pool: GOOD })).toEqual([]);
  expect(inPool(GOOD)).toEqual([]);
  expect(inBody({ properties: { agentPoolProfiles: [GOOD_ARM] } })).toEqual([]);
  expect(inPoolBody({ properties: GOOD_ARM })).toEqual([]);
});

test("a weaker one is a violation wherever it is written", () => {
  expect(inCluster({ default_node_pool: WEAK })).toEqual([
    "azurerm_kubernetes_cluster.a: violation: default_node_pool[0].max_count is 3: the pool can't grow",
  ]);
  expect(inPool(WEAK)).toEqual([
    "azurerm_kubernetes_cluster_node_pool.a: violation: max_count is 3: the pool can't grow",
  ]);
  expect(inBody({ properties: { agentPoolProfiles: [GOOD_ARM, WEAK_ARM] } })).toEqual([
    "azapi_resource.a: violation: body.properties.agentPoolProfiles[1].enableAutoScaling is false: the pool stays as large as it is",
  ]);
  expect(inPoolBody({ properties: WEAK_ARM })).toEqual([
    "azapi_resource.a: violation: body.properties.enableAutoScaling is false: the pool stays as large as it is",
  ]);
});

test("what nobody wrote is a violation, too", () => {
  expect(inPool({})).not.toEqual([]);
  expect(inPoolBody({ properties: {} })).not.toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(inPool({ auto_scaling_enabled: "${var.p}" })).toEqual([expect.stringContaining("a: unknown: ")]);
});
