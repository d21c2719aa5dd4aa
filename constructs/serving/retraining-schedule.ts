import { Token } from "cdktf";
import type { Construct } from "constructs";
import type { ICompute } from "../compute/compute";
import { ComputeInstance } from "../compute/compute-instance";
import { type JobData, jobDataBody, jobDataProblems } from "./job-data";
import { JobSchedule, type JobScheduleProps, scheduleNameProblem } from "./job-schedule";
import { type PipelineJob, pipelineBody, pipelineProblems } from "./pipeline-job";
import { type SweepJob, sweepBody, sweepProblems } from "./sweep-job";

export interface RetrainingScheduleProps extends JobScheduleProps, JobData {
  readonly job: PipelineJob | SweepJob;
  /** A cluster; its jobs have its identity's rights. */
  readonly cluster: ICompute;
  /** What the studio lists its jobs under, named as schedules are. @default - the name of the schedule */
  readonly experiment?: string;
}

/**
 * Trains a model again and again, on a cluster that shrinks to nothing between the jobs.
 *
 * Recommendations: `ai-reliability/update-frequency-and-automated-online-training`,
 * `ai-operations/detect-and-mitigate-model-decay`, `ai-cost/automate-training-relax-frequency`,
 * `cost/early-termination-policies`, `reliability/training-checkpointing`,
 * `security/managed-identity-between-services`.
 */
export class RetrainingSchedule extends JobSchedule {
  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: RetrainingScheduleProps) {
    super(scope, id, props, [...retrainingProblems(props), clusterProblem(props.cluster)], () => {
      const body = { actionType: "CreateJob", jobDefinition: jobDefinition(props) };
      return { body, resting: body, fixed: ["properties.action.jobDefinition.computeId"], after: [] };
    });
  }
}

function jobDefinition(props: RetrainingScheduleProps) {
  const { cluster, experiment, job, name, timeLimitMinutes } = props;
  return {
    ...("componentId" in job ? pipelineBody(job, cluster.computeId) : sweepBody(job, timeLimitMinutes)),
    displayName: name,
    experimentName: experiment ?? name,
    computeId: cluster.computeId,
    // with none, jobs would have the rights of whoever made the schedule
    identity: { identityType: "Managed", clientId: cluster.identity.clientId },
    ...jobDataBody(props),
  };
}

/** What is wrong with what is trained, in words that begin with the field. */
export function retrainingProblems(
  props: Pick<RetrainingScheduleProps, "job" | "timeLimitMinutes" | "inputs" | "checkpoints" | "experiment">,
): (string | undefined)[] {
  const { experiment, job, timeLimitMinutes } = props;
  return [
    experiment === undefined ? undefined : scheduleNameProblem("experiment", experiment),
    ...("componentId" in job ? pipelineProblems(job) : sweepProblems(job, timeLimitMinutes)),
    ...jobDataProblems(props),
  ];
}

function clusterProblem(cluster: ICompute): string | undefined {
  const { computeId } = cluster;
  if (cluster instanceof ComputeInstance) {
    return "cluster must be a cluster: an instance belongs to one person and never shrinks";
  }
  return Token.isUnresolved(computeId) || /\/workspaces\/[^/]+\/computes\/[^/]+$/i.test(computeId)
    ? undefined
    : `cluster must be a compute of the workspace (got ${JSON.stringify(computeId)})`;
}
