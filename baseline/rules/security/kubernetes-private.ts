import { KUBERNETES_CLUSTER } from "../../azure/kubernetes-cluster";
import { is, must } from "../must";
import { rule } from "../rule";

export const kubernetesPrivate = rule({
  id: "security/kubernetes-private",
  title: "A Kubernetes cluster is steered from the private network only",
  recommendations: ["security/dependent-services-private", "deploy/security-authn-authz-encryption-network"],
  severity: "high",
  why: "Whoever holds a token or a certificate reaches a public API server from anywhere, and with it the models and the identities of all pods.",
  fix: {
    construct: "InferenceCluster has it so; there is no property that changes it",
    terraform: "azurerm_kubernetes_cluster: private_cluster_enabled = true",
  },
  looksAt: KUBERNETES_CLUSTER,
  finds: ({ isPrivate }) =>
    must(isPrivate, is(true), "the cluster's API server answers on the public network"),
});
