import { kubernetesInferenceReplicas } from "../../../../baseline/rules/reliability/kubernetes-inference-replicas";
import { inArm, inAzurerm } from "../alone";

const inExtension = inAzurerm(kubernetesInferenceReplicas, "azurerm_kubernetes_cluster_extension");
const inBody = inArm(kubernetesInferenceReplicas, "Microsoft.KubernetesConfiguration/extensions");
const TYPE = "Microsoft.AzureML.Kubernetes";
const azurerm = (configuration_settings: object, extension_type = TYPE) =>
  inExtension({ extension_type, configuration_settings }, { production: true });
const azapi = (configurationSettings: object) =>
  inBody({ properties: { extensionType: TYPE, configurationSettings } }, { production: true });

const GOOD = { inferenceRouterHA: "True" };
const WEAK = { inferenceRouterHA: "False" };

test("settings that keep it pass", () => {
  expect(azurerm(GOOD)).toEqual([]);
  expect(azapi(GOOD)).toEqual([]);
});

test("weaker ones are a violation", () => {
  expect(azurerm(WEAK)).toEqual([expect.stringContaining("extension.a: violation: ")]);
  expect(azapi(WEAK)).toEqual([
    expect.stringMatching(/resource\.a: violation: .*one replica takes in all requests/),
  ]);
});

test("another extension is nobody's business here", () => {
  expect(azurerm(WEAK, "Microsoft.Flux")).toEqual([]);
});

test("what nobody wrote passes, and outside of production nobody asks", () => {
  expect(azurerm({})).toEqual([]);
  const attributes = { extension_type: TYPE, configuration_settings: WEAK };
  expect(inExtension(attributes, { production: false })).toEqual([]);
});
