import { ComputeCluster } from "../../../constructs/compute/compute-cluster";
import {
  RetrainingSchedule,
  type RetrainingScheduleProps,
} from "../../../constructs/serving/retraining-schedule";
import type { SweepJob } from "../../../constructs/serving/sweep-job";
import { testIdentity } from "../../support/fixtures";
import { Template } from "../../support/template";
import { testWorkspace, WORKSPACE_ID } from "../compute/test-workspace";
import { testStack } from "./readable-stack";

export const SCHEDULE = "Microsoft.MachineLearningServices/workspaces/schedules@2025-12-01";
export const CLUSTER = ComputeCluster.fromComputeId(`${WORKSPACE_ID}/computes/train`, testIdentity());
export const PIPELINE = { componentId: "azureml://registries/shared/components/train_churn/versions/3" };
/** A sweep that nothing is wrong with. */
export const SWEEP: SweepJob = {
  command: "python train.py --lr ${{search_space.lr}} --checkpoints ${{outputs.checkpoints}}",
  environmentId: "azureml://registries/azureml/environments/sklearn-1.5/versions/21",
  codeId: `${WORKSPACE_ID}/codes/0f1e/versions/1`,
  searchSpace: { lr: { logUniform: [-6, -1] }, depth: { choice: [4, 8] }, drop: { uniform: [0, 0.5] } },
  objective: { metric: "auc", goal: "Maximize" },
  maxTotalTrials: 20,
  trialTimeoutMinutes: 30,
  earlyTermination: { policy: "Bandit", slackFactor: 0.1, evaluationInterval: 2, delayEvaluation: 5 },
};

/** A stack with one schedule, which trains by a pipeline unless `props` say otherwise. */
export function scheduled(props: Partial<RetrainingScheduleProps> = {}): Template {
  const stack = testStack();
  new RetrainingSchedule(stack, "retrain", {
    workspace: testWorkspace(stack),
    name: "churn-retrain",
    trigger: { recurrence: { frequency: "Week", hours: [2], weekDays: ["Sunday"] } },
    timeLimitMinutes: 240,
    cluster: CLUSTER,
    job: PIPELINE,
    ...props,
  });
  return Template.of(stack);
}

/** The job that the schedule starts. */
export function jobOf(template: Template): Record<string, unknown> {
  const [found] = template.resources().filter(({ address }) => address === "azapi_resource.retrain");
  const body = found?.attributes.body as {
    properties: { action: { jobDefinition: Record<string, unknown> } };
  };
  return body.properties.action.jobDefinition;
}

/** A stack with one schedule, which trains by a sweep. */
export const sweep = (change: Partial<SweepJob> = {}, props: Partial<RetrainingScheduleProps> = {}) =>
  scheduled({ job: { ...SWEEP, ...change }, ...props });
