import { KUBERNETES_CLUSTER } from "../../azure/kubernetes-cluster";
import { must, oneOf } from "../must";
import { rule } from "../rule";

export const kubernetesNetworkPolicy = rule({
  id: "security/kubernetes-network-policy",
  title: "Network policies hold between the pods of a Kubernetes cluster",
  recommendations: ["security/managed-vnet-isolation", "ai-reliability/bulkhead-isolation"],
  severity: "medium",
  why: "Without an engine for them, network policies are accepted and do nothing: each pod reaches the models and the data of every other one.",
  fix: {
    construct: "InferenceCluster has it so; there is no property that changes it",
    terraform: 'azurerm_kubernetes_cluster: network_profile.network_policy = "azure", "calico" or "cilium"',
  },
  looksAt: KUBERNETES_CLUSTER,
  finds: ({ networkPolicy }) =>
    must(networkPolicy, oneOf("azure", "calico", "cilium"), "each pod reaches every other one"),
});
