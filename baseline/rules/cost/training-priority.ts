import { purposeOf } from "../../azure/joins/compute-purpose";
import { aboutComputes } from "../about-computes";
import { must, oneOf } from "../must";
import { rule } from "../rule";

export const trainingPriority = rule({
  id: "cost/training-priority",
  title: "Outside production, training uses low-priority nodes",
  recommendations: [
    "cost/low-priority-for-batch",
    "ai-cost/spot-for-interruptible-training",
    "ai-reliability/cheaper-offline-training-compute",
  ],
  severity: "low",
  why: "Dedicated nodes cost several times as much; training that nobody waits for can start again from a checkpoint.",
  fix: {
    construct: "TrainingCluster: priority",
    terraform: 'azurerm_machine_learning_compute_cluster: vm_priority = "LowPriority"',
  },
  ...aboutComputes(["AmlCompute"], (compute, estate) =>
    !estate.environment.production && purposeOf(compute, estate) === "training"
      ? must(compute.priority, oneOf("LowPriority"), "training that nobody waits for has the dearer nodes")
      : [],
  ),
});
