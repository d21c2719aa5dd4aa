import { besideBody } from "./beside-body";
import { nodePoolFacts } from "./node-pool-facts";
import { kind } from "./subject";

/** A pool of nodes that is added to a Kubernetes cluster. */
export const NODE_POOL = kind(
  {
    azurerm: ["azurerm_kubernetes_cluster_node_pool"],
    arm: ["Microsoft.ContainerService/managedClusters/agentPools"],
  },
  (facts) => ({
    ...nodePoolFacts(facts),
    cluster: besideBody(facts.resource).targets({ azurerm: "kubernetes_cluster_id", body: "parent_id" }),
  }),
);
