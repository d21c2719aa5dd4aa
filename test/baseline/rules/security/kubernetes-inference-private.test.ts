import { kubernetesInferencePrivate } from "../../../../baseline/rules/security/kubernetes-inference-private";
import { inArm, inAzurerm } from "../alone";

const inExtension = inAzurerm(kubernetesInferencePrivate, "azurerm_kubernetes_cluster_extension");
const inBody = inArm(kubernetesInferencePrivate, "Microsoft.KubernetesConfiguration/extensions");
const TYPE = "Microsoft.AzureML.Kubernetes";
const azurerm = (configuration_settings: object, extension_type = TYPE) =>
  inExtension({ extension_type, configuration_settings });
const azapi = (configurationSettings: object) =>
  inBody({ properties: { extensionType: TYPE, configurationSettings } });

const GOOD = { inferenceRouterServiceType: "LoadBalancer", internalLoadBalancerProvider: "azure" };
const WEAK = { inferenceRouterServiceType: "loadBalancer" };

test("settings that keep it pass", () => {
  expect(azurerm(GOOD)).toEqual([]);
  expect(azapi(GOOD)).toEqual([]);
});

test("weaker ones are a violation", () => {
  expect(azurerm(WEAK)).toEqual([expect.stringContaining("extension.a: violation: ")]);
  expect(azapi(WEAK)).toEqual([
    expect.stringMatching(/resource\.a: violation: .*a public load balancer stands before the models/),
  ]);
});

test("another extension is nobody's business here", () => {
  expect(azurerm(WEAK, "Microsoft.Flux")).toEqual([]);
});

test("without a load balancer nothing is public, and what only a plan tells is unknown", () => {
  expect(azurerm({ inferenceRouterServiceType: "ClusterIP" })).toEqual([]);
  expect(azurerm({ inferenceRouterServiceType: "${var.t}" })).toEqual([
    expect.stringContaining("a: unknown: "),
  ]);
});
