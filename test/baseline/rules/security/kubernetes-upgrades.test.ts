import { kubernetesUpgrades } from "../../../../baseline/rules/security/kubernetes-upgrades";
import { inArm, inAzurerm } from "../alone";

const inCluster = inAzurerm(kubernetesUpgrades, "azurerm_kubernetes_cluster");
const inBody = inArm(kubernetesUpgrades, "Microsoft.ContainerService/managedClusters");

test("a cluster that has it passes", () => {
  expect(inCluster({ automatic_upgrade_channel: "patch" })).toEqual([]);
  expect(
    inBody({
      properties: { autoUpgradeProfile: { upgradeChannel: "stable", nodeOSUpgradeChannel: "SecurityPatch" } },
    }),
  ).toEqual([]);
});

test("a weaker one is a violation", () => {
  expect(inCluster({ automatic_upgrade_channel: "stable", node_os_upgrade_channel: "None" })).toEqual([
    'azurerm_kubernetes_cluster.a: violation: node_os_upgrade_channel is "None": nobody patches the machines',
  ]);
  expect(inBody({ properties: { autoUpgradeProfile: { upgradeChannel: "none" } } })).toEqual([
    'azapi_resource.a: violation: body.properties.autoUpgradeProfile.upgradeChannel is "none": Kubernetes stays as old as it is',
  ]);
});

test("what nobody wrote is a violation, too", () => {
  expect(inCluster({})).toEqual([expect.stringContaining("a: violation: ")]);
  expect(inBody({})).toEqual([expect.stringContaining("a: violation: ")]);
});

test("what only a plan tells is unknown", () => {
  expect(inCluster({ automatic_upgrade_channel: "${var.p}" })).toEqual([
    expect.stringContaining("a: unknown: "),
  ]);
});
