import { nodePools } from "../../azure/joins/node-pools";
import { is, must } from "../must";
import { rule } from "../rule";

export const kubernetesAutoscaling = rule({
  id: "performance/kubernetes-autoscaling",
  title: "Pools of a Kubernetes cluster grow and shrink with the load",
  recommendations: ["performance/autoscale-deployments", "ai-performance/right-size-by-load-characteristics"],
  severity: "low",
  why: "A pool of one size is too small at the peak, and paid for all night.",
  fix: {
    construct: "InferenceCluster: minNodes and maxNodes of systemPool and inferencePool",
    terraform:
      "azurerm_kubernetes_cluster_node_pool: auto_scaling_enabled = true, max_count more than min_count",
  },
  looksAt: nodePools,
  finds: ({ autoscaling, maximum, minimum }) => [
    ...must(autoscaling, is(true), "the pool stays as large as it is"),
    ...(minimum.state === "known" && autoscaling.state === "known" && autoscaling.value
      ? must(maximum, (most) => most > minimum.value, "the pool can't grow")
      : []),
  ],
});
