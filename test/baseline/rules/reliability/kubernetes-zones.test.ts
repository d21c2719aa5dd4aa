import { kubernetesZones } from "../../../../baseline/rules/reliability/kubernetes-zones";
import { inArm, inAzurerm } from "../alone";

const inCluster = inAzurerm(kubernetesZones, "azurerm_kubernetes_cluster");
const inPool = inAzurerm(kubernetesZones, "azurerm_kubernetes_cluster_node_pool");
const inBody = inArm(kubernetesZones, "Microsoft.ContainerService/managedClusters");
const inPoolBody = inArm(kubernetesZones, "Microsoft.ContainerService/managedClusters/agentPools");

const GOOD = { zones: ["1", "2", "3"], auto_scaling_enabled: true, min_count: 3 };
const WEAK = { zones: ["1"], node_count: 3 };
const GOOD_ARM = { availabilityZones: ["1", "2", "3"], enableAutoScaling: true, minCount: 3 };
const WEAK_ARM = { availabilityZones: ["1", "2", "3"], enableAutoScaling: true, minCount: 1 };

test("pools that have it pass, inside of a cluster and beside it", () => {
  expect(inCluster({ default_node_pool: GOOD }, { production: true })).toEqual([]);
  expect(inPool(GOOD, { production: true })).toEqual([]);
  expect(inBody({ properties: { agentPoolProfiles: [GOOD_ARM] } }, { production: true })).toEqual([]);
  expect(inPoolBody({ properties: GOOD_ARM }, { production: true })).toEqual([]);
});

test("a weaker one is a violation wherever it is written", () => {
  expect(inCluster({ default_node_pool: WEAK }, { production: true })).toEqual([
    "azurerm_kubernetes_cluster.a: violation: default_node_pool[0].zones is something else: the loss of one zone takes all nodes away",
  ]);
  expect(inPool(WEAK, { production: true })).toEqual([
    "azurerm_kubernetes_cluster_node_pool.a: violation: zones is something else: the loss of one zone takes all nodes away",
  ]);
  expect(inBody({ properties: { agentPoolProfiles: [GOOD_ARM, WEAK_ARM] } }, { production: true })).toEqual([
    "azapi_resource.a: violation: body.properties.agentPoolProfiles[1].minCount is 1: the loss of a zone may leave no node",
  ]);
  expect(inPoolBody({ properties: WEAK_ARM }, { production: true })).toEqual([
    "azapi_resource.a: violation: body.properties.minCount is 1: the loss of a zone may leave no node",
  ]);
});

test("what nobody wrote is a violation, too", () => {
  expect(inPool({}, { production: true })).not.toEqual([]);
  expect(inPoolBody({ properties: {} }, { production: true })).not.toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(inPool({ zones: "${var.z}", node_count: 3 }, { production: true })).toEqual([
    expect.stringContaining("a: unknown: "),
  ]);
});

test("outside of production, and where a region has no zones, nobody asks", () => {
  expect(inPool(WEAK, { production: false })).toEqual([]);
  expect(inCluster({ location: "West US", default_node_pool: WEAK }, { production: true })).toEqual([]);
  expect(inCluster({ location: "westeurope", default_node_pool: WEAK }, { production: true })).toHaveLength(
    1,
  );
});
