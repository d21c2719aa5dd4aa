import { kubernetesPrivate } from "../../../../baseline/rules/security/kubernetes-private";
import { inArm, inAzurerm } from "../alone";

const inCluster = inAzurerm(kubernetesPrivate, "azurerm_kubernetes_cluster");
const inBody = inArm(kubernetesPrivate, "Microsoft.ContainerService/managedClusters");

test("a cluster that has it passes", () => {
  expect(inCluster({ private_cluster_enabled: true })).toEqual([]);
  expect(inBody({ properties: { apiServerAccessProfile: { enablePrivateCluster: true } } })).toEqual([]);
});

test("a weaker one is a violation", () => {
  expect(inCluster({ private_cluster_enabled: false })).toEqual([
    "azurerm_kubernetes_cluster.a: violation: private_cluster_enabled is false: the cluster's API server answers on the public network",
  ]);
  expect(inBody({ properties: { apiServerAccessProfile: { enablePrivateCluster: false } } })).toEqual([
    "azapi_resource.a: violation: body.properties.apiServerAccessProfile.enablePrivateCluster is false: the cluster's API server answers on the public network",
  ]);
});

test("what nobody wrote is a violation, too", () => {
  expect(inCluster({})).toEqual([expect.stringContaining("a: violation: ")]);
  expect(inBody({})).toEqual([expect.stringContaining("a: violation: ")]);
});

test("what only a plan tells is unknown", () => {
  expect(inCluster({ private_cluster_enabled: "${var.p}" })).toEqual([
    expect.stringContaining("a: unknown: "),
  ]);
});
