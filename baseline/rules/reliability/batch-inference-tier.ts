import { purposeOf } from "../../azure/joins/compute-purpose";
import { aboutComputes } from "../about-computes";
import { must, oneOf } from "../must";
import { rule } from "../rule";

export const batchInferenceTier = rule({
  id: "reliability/batch-inference-tier",
  title: "Batch inference runs on nodes that Azure doesn't take away",
  recommendations: ["reliability/dedicated-tier-for-batch-inference"],
  severity: "medium",
  why: "Azure takes low-priority nodes back in the middle of a run that others wait for.",
  fix: {
    construct: "BatchInferenceCluster has dedicated nodes; there is no property that changes it",
    terraform: 'azurerm_machine_learning_compute_cluster: vm_priority = "Dedicated"',
  },
  ...aboutComputes(["AmlCompute"], (compute, estate) =>
    purposeOf(compute, estate) === "batch inference"
      ? must(compute.priority, oneOf("Dedicated"), "Azure may take nodes away from batch inference")
      : [],
  ),
});
