import { Token } from "cdktf";

/** A Kubernetes cluster that answers for models, new or existing. */
export interface IInferenceCluster {
  /** ARM id. */
  readonly clusterId: string;
  readonly clusterName: string;
  /** The region, e.g. `westeurope`. */
  readonly location: string;
  /** Tags that its parts carry too. */
  readonly tags: Readonly<Record<string, string>>;
}

/** What existing clusters are known by. */
export type ClusterAttributes = Pick<IInferenceCluster, "clusterId" | "location"> &
  Partial<IInferenceCluster>;

/**
 * A cluster that exists already.
 * @throws if `clusterId` is not the ARM id of a cluster, or is none that is known and no name is given
 */
export function existingCluster(attributes: ClusterAttributes): IInferenceCluster {
  const { clusterId } = attributes;
  const clusterName =
    attributes.clusterName ??
    /\/Microsoft\.ContainerService\/managedClusters\/([^/]+)$/i.exec(clusterId)?.[1];
  if (clusterName === undefined) {
    throw new Error(
      Token.isUnresolved(clusterId)
        ? "InferenceCluster: clusterName must be given where clusterId is known at plan only"
        : `InferenceCluster: "${clusterId}" is not the ARM id of a cluster (…/Microsoft.ContainerService/managedClusters/…)`,
    );
  }
  return { tags: {}, ...attributes, clusterName };
}
