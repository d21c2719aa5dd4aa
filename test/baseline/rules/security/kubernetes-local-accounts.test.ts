import { kubernetesLocalAccounts } from "../../../../baseline/rules/security/kubernetes-local-accounts";
import { inArm, inAzurerm } from "../alone";

const inCluster = inAzurerm(kubernetesLocalAccounts, "azurerm_kubernetes_cluster");
const inBody = inArm(kubernetesLocalAccounts, "Microsoft.ContainerService/managedClusters");

test("a cluster that has it passes", () => {
  expect(inCluster({ local_account_disabled: true })).toEqual([]);
  expect(inBody({ properties: { disableLocalAccounts: true } })).toEqual([]);
});

test("a weaker one is a violation", () => {
  expect(inCluster({ local_account_disabled: false })).toEqual([
    "azurerm_kubernetes_cluster.a: violation: local_account_disabled is false: the cluster has accounts of its own beside Entra",
  ]);
  expect(inBody({ properties: { disableLocalAccounts: false } })).toEqual([
    "azapi_resource.a: violation: body.properties.disableLocalAccounts is false: the cluster has accounts of its own beside Entra",
  ]);
});

test("what nobody wrote is a violation, too", () => {
  expect(inCluster({})).toEqual([expect.stringContaining("a: violation: ")]);
  expect(inBody({})).toEqual([expect.stringContaining("a: violation: ")]);
});

test("what only a plan tells is unknown", () => {
  expect(inCluster({ local_account_disabled: "${var.p}" })).toEqual([
    expect.stringContaining("a: unknown: "),
  ]);
});
