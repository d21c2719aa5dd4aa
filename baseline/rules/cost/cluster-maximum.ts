import { aboutComputes } from "../about-computes";
import { must } from "../must";
import { rule } from "../rule";

const MOST_NODES = 100;

export const clusterMaximum = rule({
  id: "cost/cluster-maximum",
  title: "A cluster has a maximum of nodes that limits its cost",
  recommendations: ["cost/policies-and-quotas"],
  severity: "low",
  why: "One wrong job scales out to the maximum: that is what a mistake can cost.",
  fix: {
    construct: "ComputeCluster: maxNodes, 1 to 100",
    terraform: "azurerm_machine_learning_compute_cluster: scale_settings { max_node_count = 8 }",
  },
  ...aboutComputes(["AmlCompute"], ({ maxNodes }) =>
    must(maxNodes, (nodes) => nodes <= MOST_NODES, `more than ${MOST_NODES} nodes limit no cost`),
  ),
});
