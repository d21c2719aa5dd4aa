import { kubernetesInferenceTls } from "../../../../baseline/rules/security/kubernetes-inference-tls";
import { inArm, inAzurerm } from "../alone";

const inExtension = inAzurerm(kubernetesInferenceTls, "azurerm_kubernetes_cluster_extension");
const inBody = inArm(kubernetesInferenceTls, "Microsoft.KubernetesConfiguration/extensions");
const TYPE = "Microsoft.AzureML.Kubernetes";
const azurerm = (configuration_settings: object, extension_type = TYPE) =>
  inExtension({ extension_type, configuration_settings });
const azapi = (configurationSettings: object) =>
  inBody({ properties: { extensionType: TYPE, configurationSettings } });

const GOOD = { allowInsecureConnections: "False" };
const WEAK = { allowInsecureConnections: "True" };

test("settings that keep it pass", () => {
  expect(azurerm(GOOD)).toEqual([]);
  expect(azapi(GOOD)).toEqual([]);
});

test("weaker ones are a violation", () => {
  expect(azurerm(WEAK)).toEqual([expect.stringContaining("extension.a: violation: ")]);
  expect(azapi(WEAK)).toEqual([
    expect.stringMatching(/resource\.a: violation: .*callers may leave encryption out/),
  ]);
});

test("another extension is nobody's business here", () => {
  expect(azurerm(WEAK, "Microsoft.Flux")).toEqual([]);
});

test("what nobody wrote passes, and what only a plan tells is unknown", () => {
  expect(azurerm({})).toEqual([]);
  expect(azurerm({ allowInsecureConnections: "${var.i}" })).toEqual([
    expect.stringContaining("a: unknown: "),
  ]);
});
