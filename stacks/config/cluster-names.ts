/**
 * The clusters' names in the workspace. The workspace says the image builder's name before the cluster
 * exists, and no compute instance may have one of them.
 */
export const CLUSTER_NAMES = { training: "training", batch: "batch", imageBuild: "image-build" } as const;
