import { z } from "zod";
import { LONGEST_RETENTION_DAYS } from "../../../constructs/serving/payload-retention";
import { groupList } from "./access";
import { batch } from "./batch";
import { backend } from "./data";
import { online } from "./online";
import { retraining } from "./retraining";
import { whole } from "./values";

export const serving = z.strictObject({
  /** Where the state of serving lies: never that of the landing zone. */
  backend,
  /** Groups or pipelines' groups that roll models out, and touch nothing else. @default - none */
  deployers: groupList().optional(),
  /** Groups that call endpoints. @default - none */
  invokers: groupList().optional(),
  /**
   * Groups, or pipelines' groups, that publish what finished batch jobs staged: they read jobs and the container
   * predictions-staging, and write into predictions. @default - none
   */
  publishers: groupList().optional(),
  /** Endpoints that answer at once. @default - none */
  online: z.array(online).optional(),
  /** Endpoints that work through data. @default - none */
  batch: z.array(batch).optional(),
  /** Where collected requests and answers lie: an account of its own. @default - nothing is collected */
  payload: z
    .strictObject({
      /** Days after which they are deleted, at most a year. */
      retentionDays: whole(1, LONGEST_RETENTION_DAYS),
      /** Who reads them: a group apart from those who deploy, call, publish and work in the workspace. */
      readers: groupList().length(1),
    })
    .optional(),
  /** Endpoints, online and batch, that the subscription allows in the region. @default 100 */
  mostEndpoints: whole(1, 10_000).optional(),
  /** Their deployments that it allows there. @default 500 */
  mostDeployments: whole(1, 100_000).optional(),
  /** Schedules that train models again. @default - none */
  retraining: z.array(retraining).optional(),
  /** Days after which checkpoints of retraining are deleted. @default 30 */
  checkpointDays: whole(1, 365).optional(),
  /** Days after which what batch jobs left in predictions-staging is deleted. @default 7 */
  stagingDays: whole(1, 365).optional(),
});
