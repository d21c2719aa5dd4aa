import type { Construct } from "constructs";
import { ComputeCluster, type JobClusterProps } from "./compute-cluster";

export interface BatchInferenceClusterProps extends JobClusterProps {
  /** Whole minutes without a job after which a node goes, 2 to 120. @default 5 */
  readonly idleMinutes?: number;
}

/**
 * A cluster that scores data in batches. Its nodes are dedicated and nothing changes that: a run
 * that others wait for must not lose nodes.
 *
 * Recommendations: `reliability/dedicated-tier-for-batch-inference`.
 */
export class BatchInferenceCluster extends ComputeCluster {
  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: BatchInferenceClusterProps) {
    super(scope, id, props, {
      purpose: "batchInference",
      priority: "Dedicated",
      maxNodes: props.maxNodes,
      idleMinutes: props.idleMinutes ?? 5,
      description: "Scores data in batches",
      gpu: props.gpu,
      keepWarm: props.keepWarm,
    });
  }
}
