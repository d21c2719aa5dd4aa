import { besideBody } from "./beside-body";
import type { Facts } from "./facts";
import { kind, type SubjectOf } from "./subject";

/** What is installed into a Kubernetes cluster, such as Azure Machine Learning's own part. */
export const KUBERNETES_EXTENSION = kind(
  {
    azurerm: ["azurerm_kubernetes_cluster_extension"],
    arm: ["Microsoft.KubernetesConfiguration/extensions"],
  },
  (facts) => ({
    cluster: besideBody(facts.resource).targets({ azurerm: "cluster_id", body: "parent_id" }),
    /** `Microsoft.AzureML.Kubernetes` for machine learning. */
    extensionType: facts.text({ azurerm: "extension_type", body: "properties.extensionType" }),
    /** Whether callers may leave out encryption. */
    insecure: setting(facts, "allowInsecureConnections"),
    /** How requests come in: `LoadBalancer`, `NodePort` or `ClusterIP`. */
    router: setting(facts, "inferenceRouterServiceType"),
    /** `azure` gives the load balancer an address in the network instead of a public one. */
    internalLoadBalancer: setting(facts, "internalLoadBalancerProvider"),
    /** Whether what takes requests in has replicas; so it is where nothing is written. */
    routerReplicas: setting(facts, "inferenceRouterHA"),
  }),
);

export type KubernetesExtension = SubjectOf<typeof KUBERNETES_EXTENSION>;

/** Settings are texts, also those that say yes or no. */
function setting(facts: Facts, name: string) {
  return facts.any({
    azurerm: `configuration_settings.${name}`,
    body: `properties.configurationSettings.${name}`,
  });
}
