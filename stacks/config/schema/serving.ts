import { z } from "zod";
import { groupList } from "./access";
import { backend } from "./data";
import { deviation, text, whole } from "./values";

// What an id, a name or a size may look like is the constructs' to say: checks/serving.ts.
const name = (what: string) => text(`the name of ${what}`);
const model = () => text("the id of a model with its version, e.g. azureml://registries/…/versions/1");

const online = z.strictObject({
  /** 3 to 32 letters, digits and hyphens; unique in the region. */
  name: name("an endpoint"),
  deployments: z
    .array(
      z.strictObject({
        /** 3 to 32 letters, digits and hyphens, e.g. `blue`. */
        name: name("a deployment, e.g. blue"),
        /** Id of a registered model with its version, in MLflow's format or with `scoring`. */
        model: model(),
        /** Code and environment of a model in another format. @default - MLflow's */
        scoring: z
          .strictObject({
            codeId: text("the id of registered code with its version"),
            script: text("a path inside the code, e.g. score.py"),
            environmentId: text("the id of an environment with its version"),
          })
          .optional(),
        /** @default Standard_DS3_v2 */
        instanceType: text("a VM size, e.g. Standard_DS3_v2").optional(),
        /** Opt-in to GPU sizes. @default false */
        gpu: z.boolean().optional(),
        /** Machines at the start, 1 to 100. @default - 1 in dev, 3 in prod */
        instances: whole(1, 100).optional(),
        /** Seconds for one answer, 1 to 180. @default 5 */
        requestTimeoutSeconds: whole(1, 180).optional(),
        /** Requests that an instance answers side by side. @default 1 */
        maxConcurrentRequests: whole(1, 1000).optional(),
      }),
    )
    .min(1),
  /** Who answers, and how a new model takes over; one deployment alone needs none. @default - the only one */
  rollout: z
    .strictObject({
      /** The deployment that answers today. */
      live: name("a deployment"),
      /** The one that shall answer tomorrow. @default - no rollout is under way */
      candidate: name("a deployment").optional(),
      /** Percent of the requests of which it gets a copy first, 1 to 50. @default - no copy */
      mirror: whole(1, 50).optional(),
      /** Percents that it answers before all. @default [10] */
      canary: z.array(whole(1, 99)).optional(),
      /** Where the rollout is: beside, mirror, canary-10, promoted, rolled-back. @default beside */
      step: text("a step, e.g. canary-10").optional(),
    })
    .optional(),
  /** Accepts that callers show a key in place of a token. @default - tokens only */
  keyAuthentication: deviation.optional(),
});

const batch = z.strictObject({
  /** What its endpoints are called: `<prefix>-1`, `<prefix>-2` … */
  prefix: name("batch endpoints"),
  models: z
    .array(
      z.strictObject({
        /** 3 to 32 letters, digits and hyphens: its deployment. */
        name: name("a deployment"),
        model: model(),
        /** Deployed no more; its place stays free, so that the others keep theirs. @default false */
        retired: z.boolean().optional(),
      }),
    )
    .min(1),
  /** Nodes of one job. @default 1 */
  instances: whole(1, 100).optional(),
  /** Mini-batches that a node works on side by side. @default 1 */
  maxConcurrencyPerInstance: whole(1, 100).optional(),
  /** Files of one mini-batch. @default 10 */
  miniBatchSize: whole(1, 1_000_000).optional(),
  /** Failed items that a job takes before it fails. @default 0 */
  errorThreshold: whole(0, 1_000_000).optional(),
  /** Deployments that the subscription allows an endpoint. @default 20 */
  deploymentsPerEndpoint: whole(1, 1000).optional(),
});

export const serving = z.strictObject({
  /** Where the state of serving lies: never that of the landing zone. */
  backend,
  /** Groups or pipelines' groups that roll models out, and touch nothing else. @default - none */
  deployers: groupList().optional(),
  /** Groups that call endpoints. @default - none */
  invokers: groupList().optional(),
  /** Endpoints that answer at once. @default - none */
  online: z.array(online).optional(),
  /** Endpoints that work through data. @default - none */
  batch: z.array(batch).optional(),
});
