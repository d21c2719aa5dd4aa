import { kubernetesRunCommand } from "../../../../baseline/rules/security/kubernetes-run-command";
import { inArm, inAzurerm } from "../alone";

const inCluster = inAzurerm(kubernetesRunCommand, "azurerm_kubernetes_cluster");
const inBody = inArm(kubernetesRunCommand, "Microsoft.ContainerService/managedClusters");

test("a cluster that has it passes", () => {
  expect(inCluster({ run_command_enabled: false })).toEqual([]);
  expect(inBody({ properties: { apiServerAccessProfile: { disableRunCommand: true } } })).toEqual([]);
});

test("a weaker one is a violation", () => {
  expect(inCluster({ run_command_enabled: true })).toEqual([
    "azurerm_kubernetes_cluster.a: violation: run_command_enabled is true: commands reach the private cluster from anywhere, through Azure",
  ]);
  expect(inBody({ properties: { apiServerAccessProfile: { disableRunCommand: false } } })).toEqual([
    "azapi_resource.a: violation: body.properties.apiServerAccessProfile.disableRunCommand is false: commands reach the private cluster from anywhere, through Azure",
  ]);
});

test("what nobody wrote is a violation, too", () => {
  expect(inCluster({})).toEqual([expect.stringContaining("a: violation: ")]);
  expect(inBody({})).toEqual([expect.stringContaining("a: violation: ")]);
});

test("what only a plan tells is unknown", () => {
  expect(inCluster({ run_command_enabled: "${var.p}" })).toEqual([expect.stringContaining("a: unknown: ")]);
});
