import { z } from "zod";
import { schedule } from "./schedule";
import { deviation, text, whole } from "./values";

const name = (what: string) => text(`the name of ${what}`);
const place = () => text("azureml://datastores/<datastore>/paths/<path>");

/** An endpoint, or many of them, that works through data. */
export const batch = z.strictObject({
  /** What its endpoints are called: `<prefix>-1`, `<prefix>-2` … */
  prefix: name("batch endpoints"),
  models: z
    .array(
      z.strictObject({
        /** 3 to 32 letters, digits and hyphens: its deployment. */
        name: name("a deployment"),
        model: text("the id of a model with its version, e.g. azureml://registries/…/versions/1"),
        /** Deployed no more; its place stays free, so that the others keep theirs. @default false */
        retired: z.boolean().optional(),
        /** It runs where a caller of its endpoint names none; one an endpoint. @default - the first one */
        default: z.boolean().optional(),
      }),
    )
    .min(1),
  /** Nodes of one job, as many as the batch cluster may have at most. @default 1 */
  instances: whole(1, 100).optional(),
  /** Mini-batches that a node works on side by side. @default 1 */
  maxConcurrencyPerInstance: whole(1, 100).optional(),
  /** Files of one mini-batch. @default 10 */
  miniBatchSize: whole(1, 1_000_000).optional(),
  /** Times that a failed mini-batch is tried again. @default 3 */
  maxRetries: whole(1, 10).optional(),
  /** Seconds for one mini-batch, to 36000. @default 300 */
  miniBatchTimeoutSeconds: whole(1, 36_000).optional(),
  /** Failed items that a job takes before it fails. @default 0 */
  errorThreshold: whole(0, 1_000_000).optional(),
  /** Deployments that the subscription allows an endpoint. @default 20 */
  deploymentsPerEndpoint: whole(1, 1000).optional(),
  /** Jobs by the clock. @default - who calls the endpoint starts them */
  schedules: z
    .array(
      z.strictObject({
        /** Unique in the workspace. */
        name: name("a schedule"),
        /** Whose job it is: the name of one of `models`. */
        model: name("one of models"),
        ...schedule,
        /** What is scored. */
        input: place(),
        /** Whether `input` is one file. @default false: a folder */
        inputIsFile: z.boolean().optional(),
        /**
         * The staging place: each job has a folder of its own below it. From another one than the default nothing is
         * published by publish-predictions.mjs, nor is its age told.
         * @default - `<prefix>/<model>` in the container predictions-staging
         */
        output: place().optional(),
      }),
    )
    .optional(),
  /**
   * Hours after which what lies in the container predictions, below the folder `<prefix>/<model>`, is too old: an
   * alert. It counts from the file `_SUCCESS`, by which a publication ends.
   * At least what lies between two runs of a model's schedules; in fact more: the job's time, and the hours until
   * the pipeline that publishes runs. @default - nobody is told how old it is
   */
  maxAgeHours: whole(1, 47).optional(),
  /**
   * In prod, accepts that nobody is told how old predictions are: Azure looks two days back at most, so a
   * healthy job of each week can't be watched. Failed jobs are told. @default - `maxAgeHours` is needed
   */
  ageUnwatched: deviation.optional(),
});
