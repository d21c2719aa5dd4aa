import { knownValue } from "../../azure";
import { aboutMadeComputes } from "../about-computes";
import { mustHave } from "../must";
import { rule } from "../rule";

export const clusterCapacity = rule({
  id: "reliability/cluster-capacity",
  title: "A cluster can have nodes at all, and at least as many as stay",
  recommendations: ["reliability/sufficient-compute-capacity"],
  severity: "medium",
  why: "Jobs on a cluster without nodes wait for ever.",
  fix: {
    construct: "ComputeCluster: maxNodes, 1 to 100",
    terraform: "azurerm_machine_learning_compute_cluster: scale_settings { max_node_count = 8 }",
  },
  ...aboutMadeComputes(["AmlCompute"], ({ maxNodes, minNodes }) =>
    mustHave(
      maxNodes,
      (nodes) => nodes >= Math.max(1, knownValue(minNodes) ?? 0),
      "the cluster can't have the nodes that jobs need",
    ),
  ),
});
