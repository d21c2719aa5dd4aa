import type { ResolvedConfig } from "./resolved-config";

/** Where training keeps its checkpoints, and what jobs call it. */
export const CHECKPOINTS = "checkpoints";
/**
 * Where batch jobs write, each into a folder of its own; a pipeline copies what is whole to `PREDICTIONS`, by the
 * script that the serving stack ships.
 */
export const STAGED_PREDICTIONS = "predictions-staging";
/** What readers of predictions read, folder by folder, where a folder has `_SUCCESS`: its age is watched. */
export const PREDICTIONS = "predictions";

/** Containers of the workspace's own account, each with a datastore of its name. */
export interface ServingContainers {
  /** Those whose blobs stay. */
  readonly lasting: readonly string[];
  /** Days after which their blobs go, by container. */
  readonly expiring: Readonly<Record<string, number>>;
}

/** What serving and training again add to the workspace's storage. */
export function servingContainers({ serving }: ResolvedConfig): ServingContainers {
  const trains = serving !== undefined && serving.retraining.length > 0;
  const scores = serving !== undefined && serving.batch.length > 0;
  return {
    lasting: scores ? [PREDICTIONS] : [],
    expiring: {
      ...(trains ? { [CHECKPOINTS]: serving.checkpointDays } : {}),
      ...(scores ? { [STAGED_PREDICTIONS]: serving.stagingDays } : {}),
    },
  };
}

/** The datastore of a container: Azure takes no hyphens. */
export function datastoreNameOf(container: string): string {
  return container.replaceAll("-", "_");
}
