import { KUBERNETES_CLUSTER } from "../../azure/kubernetes-cluster";
import { is, must } from "../must";
import { rule } from "../rule";

export const kubernetesPolicy = rule({
  id: "security/kubernetes-policy",
  title: "Azure Policy looks into Kubernetes clusters",
  recommendations: ["security/security-baseline-and-defender"],
  severity: "medium",
  why: "Without the add-on, Microsoft's benchmark sees the cluster from outside only: a pod with the rights of its machine passes unseen.",
  fix: {
    construct: "InferenceCluster has it so; there is no property that changes it",
    terraform: "azurerm_kubernetes_cluster: azure_policy_enabled = true",
  },
  looksAt: KUBERNETES_CLUSTER,
  finds: ({ policy }) => must(policy, is(true), "policies on pods aren't looked at"),
});
