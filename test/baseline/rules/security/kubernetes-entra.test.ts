import { kubernetesEntra } from "../../../../baseline/rules/security/kubernetes-entra";
import { inArm, inAzurerm } from "../alone";

const inCluster = inAzurerm(kubernetesEntra, "azurerm_kubernetes_cluster");
const inBody = inArm(kubernetesEntra, "Microsoft.ContainerService/managedClusters");

test("a cluster that has it passes", () => {
  expect(
    inCluster({ azure_active_directory_role_based_access_control: { azure_rbac_enabled: true } }),
  ).toEqual([]);
  expect(inBody({ properties: { aadProfile: { enableAzureRBAC: true } } })).toEqual([]);
});

test("a weaker one is a violation", () => {
  expect(
    inCluster({ azure_active_directory_role_based_access_control: { azure_rbac_enabled: false } }),
  ).toEqual([
    "azurerm_kubernetes_cluster.a: violation: azure_active_directory_role_based_access_control.azure_rbac_enabled is false: Azure's roles don't count in the cluster",
  ]);
  expect(inBody({ properties: { enableRBAC: false, aadProfile: { enableAzureRBAC: true } } })).toEqual([
    "azapi_resource.a: violation: body.properties.enableRBAC is false: everybody who is let in may do everything",
  ]);
});

test("what nobody wrote is a violation, too", () => {
  expect(inCluster({})).toEqual([expect.stringContaining("a: violation: ")]);
  expect(inBody({})).toEqual([expect.stringContaining("a: violation: ")]);
});

test("what only a plan tells is unknown", () => {
  expect(
    inCluster({ azure_active_directory_role_based_access_control: { azure_rbac_enabled: "${var.p}" } }),
  ).toEqual([expect.stringContaining("a: unknown: ")]);
});
