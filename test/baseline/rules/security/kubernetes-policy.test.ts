import { kubernetesPolicy } from "../../../../baseline/rules/security/kubernetes-policy";
import { inArm, inAzurerm } from "../alone";

const inCluster = inAzurerm(kubernetesPolicy, "azurerm_kubernetes_cluster");
const inBody = inArm(kubernetesPolicy, "Microsoft.ContainerService/managedClusters");

test("a cluster that has it passes", () => {
  expect(inCluster({ azure_policy_enabled: true })).toEqual([]);
  expect(inBody({ properties: { addonProfiles: { azurepolicy: { enabled: true } } } })).toEqual([]);
});

test("a weaker one is a violation", () => {
  expect(inCluster({ azure_policy_enabled: false })).toEqual([
    "azurerm_kubernetes_cluster.a: violation: azure_policy_enabled is false: policies on pods aren't looked at",
  ]);
  expect(inBody({ properties: { addonProfiles: { azurePolicy: { enabled: false } } } })).toEqual([
    "azapi_resource.a: violation: body.properties.addonProfiles.azurepolicy.enabled is false: policies on pods aren't looked at",
  ]);
});

test("what nobody wrote is a violation, too", () => {
  expect(inCluster({})).toEqual([expect.stringContaining("a: violation: ")]);
  expect(inBody({})).toEqual([expect.stringContaining("a: violation: ")]);
});

test("what only a plan tells is unknown", () => {
  expect(inCluster({ azure_policy_enabled: "${var.p}" })).toEqual([expect.stringContaining("a: unknown: ")]);
});
