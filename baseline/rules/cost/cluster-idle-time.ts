import { minutesOf } from "../../azure/idle-time";
import { aboutComputes } from "../about-computes";
import { must } from "../must";
import { rule } from "../rule";

export const clusterIdleTime = rule({
  id: "cost/cluster-idle-time",
  title: "An idle node goes within two hours",
  recommendations: [
    "cost/scale-down-idle-compute",
    "cost/cluster-autoscale-to-zero",
    "ai-cost/shut-down-unused-resources",
  ],
  severity: "low",
  why: "A node that waits for the next job costs as much as one that works.",
  fix: {
    construct: "ComputeCluster: idleMinutes",
    terraform:
      'azurerm_machine_learning_compute_cluster: scale_settings { scale_down_nodes_after_idle_duration = "PT5M" }',
  },
  ...aboutComputes(["AmlCompute"], ({ nodeIdleTime }) =>
    must(
      nodeIdleTime,
      (time) => (minutesOf(time) ?? Number.POSITIVE_INFINITY) <= 120,
      "idle nodes stay for long",
    ),
  ),
});
