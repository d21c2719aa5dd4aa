import { z } from "zod";
import { deviation, text, whole } from "./values";

/** The most hours of a month, as Azure counts them. */
const MONTH = 730;
/** The most that a limit on machines may be. */
const MOST_NODES = 1000;

/** How large machines may be and how many, and how long they are expected to run. */
export const costs = z.strictObject({
  /** Sizes that machines may have. @default - without GPUs, to 16 cores and 128 GiB; with `gpu` those with GPUs, too */
  allowedSizes: z.array(text("a VM size, e.g. Standard_DS3_v2")).min(1).optional(),
  /** Machines at most, 1 to 1000. @default - 20 each, 60 in all */
  maximumNodes: z
    .strictObject({
      /** Of one cluster or deployment. @default 20 */
      each: whole(1, MOST_NODES).optional(),
      /** Of all in the environment. @default 60 */
      total: whole(1, MOST_NODES).optional(),
    })
    .optional(),
  /** Who accepted that GPUs cost many times as much. @default - sizes with GPUs are refused */
  gpu: deviation.optional(),
  /**
   * Hours a month, to 730, in which something is expected to be as large as it may get: a cluster with all its
   * nodes, an instance on, a deployment with the most instances of its autoscale. By name, `training`, `batch`,
   * `image-build`, an instance or `<endpoint>/<deployment>`; or `clusters`, `instances`, `online` for all of a kind
   * that aren't named. They change nothing in Azure: `mlzone cost` counts with them.
   * @default - nothing is expected to run
   */
  hours: z.record(z.string(), z.number().min(0).max(MONTH)).optional(),
});
