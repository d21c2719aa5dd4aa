import { kubernetesHostEncryption } from "../../../../baseline/rules/security/kubernetes-host-encryption";
import { inArm, inAzurerm } from "../alone";

const inCluster = inAzurerm(kubernetesHostEncryption, "azurerm_kubernetes_cluster");
const inPool = inAzurerm(kubernetesHostEncryption, "azurerm_kubernetes_cluster_node_pool");
const inBody = inArm(kubernetesHostEncryption, "Microsoft.ContainerService/managedClusters");
const inPoolBody = inArm(kubernetesHostEncryption, "Microsoft.ContainerService/managedClusters/agentPools");

const GOOD = { host_encryption_enabled: true };
const WEAK = { host_encryption_enabled: false };
const GOOD_ARM = { enableEncryptionAtHost: true };
const WEAK_ARM = { enableEncryptionAtHost: false };

test("pools that have it pass, inside of a cluster and beside it", () => {
  expect(inCluster({ default_node_pool: GOOD })).toEqual([]);
  expect(inPool(GOOD)).toEqual([]);
  expect(inBody({ properties: { agentPoolProfiles: [GOOD_ARM] } })).toEqual([]);
  expect(inPoolBody({ properties: GOOD_ARM })).toEqual([]);
});

test("a weaker one is a violation wherever it is written", () => {
  expect(inCluster({ default_node_pool: WEAK })).toEqual([
    "azurerm_kubernetes_cluster.a: violation: default_node_pool[0].host_encryption_enabled is false: temporary disks and caches aren't encrypted",
  ]);
  expect(inPool(WEAK)).toEqual([
    "azurerm_kubernetes_cluster_node_pool.a: violation: host_encryption_enabled is false: temporary disks and caches aren't encrypted",
  ]);
  expect(inBody({ properties: { agentPoolProfiles: [GOOD_ARM, WEAK_ARM] } })).toEqual([
    "azapi_resource.a: violation: body.properties.agentPoolProfiles[1].enableEncryptionAtHost is false: temporary disks and caches aren't encrypted",
  ]);
  expect(inPoolBody({ properties: WEAK_ARM })).toEqual([
    "azapi_resource.a: violation: body.properties.enableEncryptionAtHost is false: temporary disks and caches aren't encrypted",
  ]);
});

test("what nobody wrote is a violation, too", () => {
  expect(inPool({})).not.toEqual([]);
  expect(inPoolBody({ properties: {} })).not.toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(inPool({ host_encryption_enabled: "${var.p}" })).toEqual([expect.stringContaining("a: unknown: ")]);
});
