import { allOf, anyOf, holds } from "../../azure";
import { inferenceClusters } from "../../azure/joins/inference-clusters";
import { isDedicated, poolsOf } from "../../azure/joins/node-pools";
import { mustHold } from "../must";
import { rule } from "../rule";

export const kubernetesRegularNodes = rule({
  id: "reliability/kubernetes-regular-nodes",
  title: "In production, models in a Kubernetes cluster run on nodes that Azure doesn't take away",
  recommendations: ["reliability/sla-driven-compute-choice"],
  severity: "medium",
  why: "Azure takes spot nodes back within half a minute, all of them when others pay more: nobody promises that a model on them answers.",
  fix: {
    construct: "InferencePool has regular nodes; there is no property that changes it",
    terraform: 'azurerm_kubernetes_cluster_node_pool: priority = "Regular" for the pool of models',
  },
  looksAt: (estate) => (estate.environment.production ? inferenceClusters(estate) : []),
  finds: (cluster, estate) => {
    const pools = poolsOf(cluster, estate).filter((pool) => isDedicated(pool) !== "no");
    const regular = pools.map((pool) =>
      allOf([isDedicated(pool), holds(pool.priority, (word) => /^regular$/i.test(word))]),
    );
    // a cluster without such a pool is another rule's
    return pools.length === 0
      ? []
      : mustHold(anyOf(regular), "Azure may take away all nodes that are kept for models");
  },
});
