import type { Construct } from "constructs";
import { ComputeCluster, type ComputeClusterProps } from "./compute-cluster";

export interface ImageBuildClusterProps extends ComputeClusterProps {
  /** The most images that are built at a time, 1 to 100. @default 1 */
  readonly maxNodes?: number;
  /** Whole minutes without a build after which the node goes, 2 to 120. @default 5 */
  readonly idleMinutes?: number;
}

/**
 * A cluster that builds container images, because a registry without public network can't do that
 * by itself. The workspace says its name as plain text (`image_build_compute_name`): the cluster
 * needs the workspace first. The identity needs *AcrPush* on the registry.
 *
 * Recommendations: `security/dependent-services-private`, `security/approved-container-registries`.
 */
export class ImageBuildCluster extends ComputeCluster {
  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: ImageBuildClusterProps) {
    super(scope, id, props, {
      purpose: "imageBuild",
      priority: "Dedicated",
      maxNodes: props.maxNodes ?? 1,
      idleMinutes: props.idleMinutes ?? 5,
      description: "Builds container images",
    });
  }
}
