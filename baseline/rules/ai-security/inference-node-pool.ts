import { anyOf } from "../../azure";
import { inferenceClusters } from "../../azure/joins/inference-clusters";
import { isDedicated, poolsOf } from "../../azure/joins/node-pools";
import { mustHold } from "../must";
import { rule } from "../rule";

export const inferenceNodePool = rule({
  id: "ai-security/inference-node-pool",
  title: "Where models answer from a Kubernetes cluster, they have nodes of their own",
  recommendations: ["ai-security/isolate-shared-inference-node-pool", "ai-reliability/bulkhead-isolation"],
  severity: "medium",
  why: "What else runs on a node can take a model's memory and processor away, and a way out of its container leads to the model and its identity.",
  fix: {
    construct: "InferencePool is tainted; there is no property that changes it",
    terraform:
      'azurerm_kubernetes_cluster_node_pool: mode = "User", node_taints = ["ml.azure.com/amlarc=true:NoSchedule"] or another taint of the effect NoSchedule',
  },
  looksAt: inferenceClusters,
  finds: (cluster, estate) =>
    mustHold(
      anyOf(poolsOf(cluster, estate).map(isDedicated)),
      "no pool of nodes is kept for models: none of mode User has a taint that keeps others away",
    ),
});
