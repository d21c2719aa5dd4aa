import { kubernetesNetworkPolicy } from "../../../../baseline/rules/security/kubernetes-network-policy";
import { inArm, inAzurerm } from "../alone";

const inCluster = inAzurerm(kubernetesNetworkPolicy, "azurerm_kubernetes_cluster");
const inBody = inArm(kubernetesNetworkPolicy, "Microsoft.ContainerService/managedClusters");

test("a cluster that has it passes", () => {
  expect(inCluster({ network_profile: { network_policy: "cilium" } })).toEqual([]);
  expect(inBody({ properties: { networkProfile: { networkPolicy: "calico" } } })).toEqual([]);
});

test("a weaker one is a violation", () => {
  expect(inCluster({ network_profile: { network_policy: "none" } })).toEqual([
    'azurerm_kubernetes_cluster.a: violation: network_profile.network_policy is "none": each pod reaches every other one',
  ]);
  expect(inBody({ properties: { networkProfile: { networkPolicy: "none" } } })).toEqual([
    'azapi_resource.a: violation: body.properties.networkProfile.networkPolicy is "none": each pod reaches every other one',
  ]);
});

test("what nobody wrote is a violation, too", () => {
  expect(inCluster({})).toEqual([expect.stringContaining("a: violation: ")]);
  expect(inBody({})).toEqual([expect.stringContaining("a: violation: ")]);
});

test("what only a plan tells is unknown", () => {
  expect(inCluster({ network_profile: { network_policy: "${var.p}" } })).toEqual([
    expect.stringContaining("a: unknown: "),
  ]);
});
