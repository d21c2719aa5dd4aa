import { KUBERNETES_CLUSTER } from "../../azure/kubernetes-cluster";
import { must, oneOf } from "../must";
import { rule } from "../rule";

export const kubernetesTier = rule({
  id: "reliability/kubernetes-tier",
  title: "In production, Azure promises an uptime for a Kubernetes cluster",
  recommendations: ["reliability/sla-driven-compute-choice"],
  severity: "medium",
  why: "The free tier has no promise and few replicas of the API server: while it is away, no pod is placed anew and nothing scales.",
  fix: {
    construct: "InferenceCluster has it so; there is no property that changes it",
    terraform: 'azurerm_kubernetes_cluster: sku_tier = "Standard" or "Premium"',
  },
  looksAt: KUBERNETES_CLUSTER,
  finds: ({ tier }, { environment }) =>
    environment.production
      ? must(tier, oneOf("Standard", "Premium"), "nobody promises that the cluster is there")
      : [],
});
