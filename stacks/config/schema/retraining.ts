import { z } from "zod";
import { schedule } from "./schedule";
import { text, whole } from "./values";

const looks = {
  evaluationInterval: whole(1, 1000).optional(),
  delayEvaluation: whole(0, 1000).optional(),
};
const slack = () => z.number().gt(0).optional();
const range = z.tuple([z.number(), z.number()]);

const earlyTermination = z.discriminatedUnion("policy", [
  z.strictObject({ policy: z.literal("Bandit"), slackFactor: slack(), slackAmount: slack(), ...looks }),
  z.strictObject({ policy: z.literal("MedianStopping"), ...looks }),
  z.strictObject({
    policy: z.literal("TruncationSelection"),
    truncationPercentage: whole(1, 99),
    ...looks,
  }),
]);

const pipeline = z.strictObject({
  /** A pipeline that is registered as a component; its steps say their own limits. */
  componentId: text("the id of a pipeline component with its version"),
});

const sweep = z.strictObject({
  command: text("a command, e.g. python train.py --lr ${{search_space.lr}}"),
  environmentId: text("the id of an environment with its version"),
  codeId: text("the id of registered code with its version").optional(),
  searchSpace: z.record(
    z.string(),
    z.union([
      z.strictObject({ choice: z.array(z.union([z.string(), z.number(), z.boolean()])).min(1) }),
      z.strictObject({ uniform: range }),
      z.strictObject({ logUniform: range }),
    ]),
  ),
  objective: z.strictObject({ metric: text("the name of a metric"), goal: z.enum(["Maximize", "Minimize"]) }),
  /** @default Random */
  sampling: z.enum(["Random", "Grid"]).optional(),
  maxTotalTrials: whole(1, 1000),
  /** @default 1 */
  maxConcurrentTrials: whole(1, 1000).optional(),
  trialTimeoutMinutes: whole(1, 40_320),
  /** Which trials end before their time. */
  earlyTermination,
});

/** Trains a model again and again on the training cluster. */
export const retraining = z.strictObject({
  /** Unique in the workspace. */
  name: text("the name of a schedule"),
  ...schedule,
  /** A pipeline component, or a sweep over parameters. */
  job: z.union([pipeline, sweep]),
  /**
   * Minutes that a job should take, 5 to 2760: one that takes longer is an alert.
   * @default - timeLimitMinutes, to 2760, of a pipeline; of a sweep, which Azure ends by itself, nobody is told
   */
  targetMinutes: whole(5, 46 * 60).optional(),
  /** What the studio lists its jobs under. @default - its name */
  experiment: text("the name of an experiment").optional(),
  /** What jobs get, by the names that their component or command uses. @default - nothing */
  inputs: z
    .record(
      z.string(),
      z.union([
        z.strictObject({ literal: z.string() }),
        z.strictObject({ folder: text("azureml://datastores/<datastore>/paths/<path>") }),
        z.strictObject({ file: text("azureml://datastores/<datastore>/paths/<path>") }),
      ]),
    )
    .optional(),
});
