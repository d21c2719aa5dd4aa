import { aboutComputes } from "../about-computes";
import { is, must } from "../must";
import { rule } from "../rule";

export const clusterScaleToZero = rule({
  id: "cost/cluster-scale-to-zero",
  title: "Clusters shrink to no node when nothing runs",
  recommendations: [
    "cost/cluster-autoscale-to-zero",
    "cost/scale-down-idle-compute",
    "ai-cost/shut-down-unused-resources",
    "ai-cost/elastic-compute-for-orchestration",
  ],
  severity: "medium",
  why: "Nodes that stay are paid for day and night, whether a job runs or not.",
  fix: {
    construct: "ComputeCluster: keepWarm, with who accepted the cost",
    terraform: "azurerm_machine_learning_compute_cluster: scale_settings { min_node_count = 0 }",
  },
  ...aboutComputes(["AmlCompute"], ({ minNodes }) => must(minNodes, is(0), "nodes stay without a job")),
});
