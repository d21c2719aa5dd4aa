import { z } from "zod";
import { WEEKDAYS } from "../../../constructs/compute/weekday";
import { smokeTest } from "./smoke-test";
import { deviation, text, whole } from "./values";

// What an id, a name or a size may look like is the constructs' to say: checks/serving.ts.
const name = (what: string) => text(`the name of ${what}`);
const time = () => text("a time of day, e.g. 07:30");
const limits = (most: number) => z.strictObject({ out: whole(1, most), in: whole(0, most) });

const autoscale = z.strictObject({
  /** Instances at most, to 100. */
  maximum: whole(2, 100),
  /** Instances at least. @default - instances */
  minimum: whole(1, 99).optional(),
  /** What load is. @default cpu: { out: 70, in: 30 } */
  rules: z
    .strictObject({
      /** Percent of the processors' time. */
      cpu: limits(100).optional(),
      /** Requests a minute that an instance gets. */
      requestsPerMinute: limits(1_000_000).optional(),
      /** Milliseconds in which 19 of 20 requests are answered. */
      latencyP95: limits(180_000).optional(),
    })
    .optional(),
  /** Times with limits of their own. @default - none */
  schedules: z
    .array(
      z.strictObject({
        name: name("a schedule, e.g. office-hours"),
        days: z.array(z.enum(WEEKDAYS)).min(1),
        from: time(),
        to: time(),
        minimum: whole(1, 100),
        maximum: whole(1, 100).optional(),
      }),
    )
    .optional(),
  /** Windows name of the time zone of the schedules. @default UTC */
  timezone: text("a time zone in Windows' words, e.g. W. Europe Standard Time").optional(),
  /** @default 5 */
  scaleOutCooldownMinutes: whole(1, 720).optional(),
  /** @default 20 */
  scaleInCooldownMinutes: whole(1, 720).optional(),
});

const payloadCollection = z.strictObject({
  /** What it is collected for, and used for nothing else. */
  purpose: text("what the data is collected for"),
  /** How those concerned agreed, or on what other legal ground it stands. */
  consent: text("how those concerned agreed, or why they need not"),
  /** Columns that the scoring script leaves out; `[]` says that none needs to be. */
  columnsLeftOut: z.array(name("a column")),
  /** @default 10 */
  samplingPercent: whole(1, 100).optional(),
  /** Headers of requests that are kept, too. @default - none */
  headers: z.array(name("a header")).optional(),
});

const probe = z.strictObject({
  /** @default 10 */
  initialDelaySeconds: whole(1, 3600).optional(),
  /** @default 10 */
  periodSeconds: whole(1, 3600).optional(),
  /** @default 2 */
  timeoutSeconds: whole(1, 3600).optional(),
  /** Answers in a row that fail before the container counts as ill. @default 30 */
  failureThreshold: whole(1, 100).optional(),
});

const deployment = z.strictObject({
  /** 3 to 32 letters, digits and hyphens, e.g. `blue`. */
  name: name("a deployment, e.g. blue"),
  /** Id of a registered model with its version, in MLflow's format or with `scoring`. */
  model: text("the id of a model with its version, e.g. azureml://registries/…/versions/1"),
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
  /** Whether the container goes on; one that fails is started anew. @default - asked every 10 seconds */
  livenessProbe: probe.optional(),
  /** Whether the container may get requests. @default - asked every 10 seconds */
  readinessProbe: probe.optional(),
  /** Lets it grow with its load. @default - its number of instances is fixed */
  autoscale: autoscale.optional(),
  /** Keeps requests and answers in the account of `serving.payload`. @default - nothing is kept */
  payloadCollection: payloadCollection.optional(),
});

/** An endpoint that answers at once. */
export const online = z.strictObject({
  /** 3 to 32 letters, digits and hyphens; unique in the region. */
  name: name("an endpoint"),
  /** 20 at most: Azure's limit for an endpoint. */
  deployments: z.array(deployment).min(1).max(20),
  /** What a deployment must answer before more requests reach it; prod has it. @default - nobody is asked */
  smokeTest: smokeTest.optional(),
  /** Milliseconds in which 95 of 100 requests are answered: the smoke test's limit, and the alert's. @default 1000 */
  latencyP95Ms: whole(1, 180_000).optional(),
  /** Percent of a deployment's answers that may be broken before an alert, to 99.9. @default 1 */
  errorRatePercent: z.number().min(0).max(99.9).optional(),
  /** Percent of a day's requests that are answered, or there is an alert; more than 0. @default 99.5 */
  availabilityPercent: z.number().gt(0).max(100).optional(),
  /** Who answers, and how a new model takes over. @default - the only deployment is live */
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
      /**
       * Where it is: `deployed`, then `live`; with a candidate beside, mirror, canary-10, promoted, rolled-back.
       * @default - live; beside with a candidate
       */
      step: text("a step, e.g. canary-10").optional(),
    })
    .optional(),
  /** Accepts that callers show a key in place of a token. @default - tokens only */
  keyAuthentication: deviation.optional(),
});
