import type { Construct } from "constructs";
import { ComputeCluster, type JobClusterProps } from "./compute-cluster";

export interface TrainingClusterProps extends JobClusterProps {
  /**
   * `LowPriority` costs a fraction, but Azure may take the nodes away in the middle of a job: for
   * training that writes checkpoints.
   * @default Dedicated
   */
  readonly priority?: "Dedicated" | "LowPriority";
  /** Whole minutes without a job after which a node goes, 2 to 120. @default 2 */
  readonly idleMinutes?: number;
}

/**
 * A cluster that trains models.
 *
 * Recommendations: `performance/training-compute-choice`, `cost/low-priority-for-batch`,
 * `ai-cost/spot-for-interruptible-training`, `ai-reliability/cheaper-offline-training-compute`.
 */
export class TrainingCluster extends ComputeCluster {
  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: TrainingClusterProps) {
    super(scope, id, props, {
      purpose: "training",
      priority: props.priority ?? "Dedicated",
      maxNodes: props.maxNodes,
      idleMinutes: props.idleMinutes ?? 2,
      description: "Trains models",
      gpu: props.gpu,
      keepWarm: props.keepWarm,
    });
  }
}
