import type { EarlyTermination } from "../../../constructs/serving/early-termination";
import type { SweepJob } from "../../../constructs/serving/sweep-job";
import { schemaProblems, testWithSchema } from "../../support/published-schema";
import { CLUSTER, jobOf, SCHEDULE, SWEEP, scheduled, sweep } from "./retraining";

describe("RetrainingSchedule of a sweep", () => {
  test("has a limit for the whole, one for each trial, and ends trials that lead nowhere", () => {
    expect(jobOf(sweep())).toMatchObject({
      jobType: "Sweep",
      computeId: CLUSTER.computeId,
      identity: { identityType: "Managed", clientId: CLUSTER.identity.clientId },
      trial: {
        command: "python train.py --lr $${{search_space.lr}} --checkpoints $${{outputs.checkpoints}}",
        environmentId: SWEEP.environmentId,
        codeId: SWEEP.codeId,
      },
      searchSpace: {
        lr: ["loguniform", [-6, -1]],
        depth: ["choice", [[4, 8]]],
        drop: ["uniform", [0, 0.5]],
      },
      samplingAlgorithm: { samplingAlgorithmType: "Random" },
      objective: { primaryMetric: "auc", goal: "Maximize" },
      limits: {
        jobLimitsType: "Sweep",
        timeout: "PT240M",
        trialTimeout: "PT30M",
        maxTotalTrials: 20,
        maxConcurrentTrials: 1,
      },
      earlyTermination: { policyType: "Bandit", slackFactor: 0.1, evaluationInterval: 2, delayEvaluation: 5 },
    });
  });

  test.each<[EarlyTermination, object]>([
    [
      { policy: "MedianStopping" },
      { policyType: "MedianStopping", evaluationInterval: 1, delayEvaluation: 0 },
    ],
    [
      { policy: "TruncationSelection", truncationPercentage: 20 },
      {
        policyType: "TruncationSelection",
        truncationPercentage: 20,
        evaluationInterval: 1,
        delayEvaluation: 0,
      },
    ],
    [
      { policy: "Bandit", slackAmount: 0.02 },
      { policyType: "Bandit", slackAmount: 0.02, evaluationInterval: 1, delayEvaluation: 0 },
    ],
  ])("ends trials by %j", (earlyTermination, sent) => {
    expect(jobOf(sweep({ earlyTermination })).earlyTermination).toEqual(sent);
  });

  test.each<[EarlyTermination, string]>([
    [{ policy: "Bandit" }, "must have either slackFactor or slackAmount, more than 0"],
    [{ policy: "Bandit", slackFactor: 0 }, "must have either slackFactor or slackAmount, more than 0"],
    [
      { policy: "Bandit", slackFactor: 1, slackAmount: 1 },
      "must have either slackFactor or slackAmount, more than 0",
    ],
    [
      { policy: "TruncationSelection", truncationPercentage: 100 },
      ".truncationPercentage must be a whole number from 1 to 99 (got 100)",
    ],
    [
      { policy: "MedianStopping", evaluationInterval: 0, delayEvaluation: -1 },
      ".evaluationInterval must be a whole number from 1 to 1000 (got 0); job.earlyTermination.delayEvaluation must be a whole number from 0 to 1000 (got -1)",
    ],
  ])("%j ends none", (earlyTermination, problem) => {
    expect(() => sweep({ earlyTermination })).toThrow(
      new RegExp(`^test/retrain: job\\.earlyTermination ?${problem.replace(/[.()]/g, "\\$&")}$`),
    );
  });

  test("without a policy is refused, where code without types leaves it out", () => {
    expect(() => sweep({ earlyTermination: undefined })).toThrow(
      /^test\/retrain: job\.earlyTermination is missing: it must say which trials end before their time$/,
    );
  });

  test("may be of one trial", () => {
    expect(jobOf(sweep({ maxTotalTrials: 1 })).limits).toMatchObject({ maxTotalTrials: 1 });
  });

  test("says all that is wrong at once", () => {
    const wrong: SweepJob = {
      ...SWEEP,
      command: " ",
      environmentId: "sklearn",
      codeId: "code",
      sampling: "Grid",
      searchSpace: { lr: { uniform: [0, 1] }, depth: { choice: [] } },
      objective: { metric: "", goal: "Minimize" },
      maxTotalTrials: 1001,
      maxConcurrentTrials: 0,
      trialTimeoutMinutes: 241,
    };
    for (const problem of [
      "job.command must be a command",
      "job.environmentId must be",
      "job.codeId must be",
      "job.searchSpace.lr must be a choice: Grid takes every value",
      "job.searchSpace.depth.choice must have at least one value",
      "job.objective.metric must name a metric",
      "job.maxTotalTrials must be a whole number from 1 to 1000 (got 1001)",
      "job.maxConcurrentTrials must be a whole number from 1 to 1001 (got 0)",
      "job.trialTimeoutMinutes must be a whole number from 1 to 240 (got 241)",
    ]) {
      expect(() => scheduled({ job: wrong })).toThrow(problem);
    }
    expect(() => sweep({ searchSpace: {} })).toThrow("job.searchSpace must name at least one parameter");
    expect(() => sweep({ searchSpace: { "l r": { choice: [1] } } })).toThrow(
      'job.searchSpace must name parameters by letters, digits and underscores (got "l r")',
    );
    expect(() => sweep({ searchSpace: { lr: { logUniform: [1, 1] } } })).toThrow(
      "job.searchSpace.lr must rise from the first number to the second (got 1, 1)",
    );
  });
});

testWithSchema("what is sent is what the published types know", () => {
  const [sent] = sweep()
    .resources()
    .filter(({ address }) => address === "azapi_resource.retrain");
  expect(schemaProblems(SCHEDULE, sent?.attributes.body as Record<string, unknown>)).toEqual([]);
});
