import type { ArmBody } from "../terraform/azapi-element";
import { assetIdProblem } from "./asset-id";

/**
 * A pipeline that is registered as a component.
 *
 * Azure has no limit for a whole pipeline: each command step of the component says its own `limits.timeout`, and
 * the schedule's `timeLimitMinutes` is for the alert on jobs that take longer.
 */
export interface PipelineJob {
  /** Id of the pipeline component with its version. */
  readonly componentId: string;
}

/** What is wrong with it, in words. */
export function pipelineProblems({ componentId }: PipelineJob): (string | undefined)[] {
  return [assetIdProblem("job.componentId", "components", componentId)];
}

/** What the request says of it: steps that name no compute run on the schedule's cluster, and one failure ends all. */
export function pipelineBody({ componentId }: PipelineJob, computeId: string): ArmBody {
  return {
    jobType: "Pipeline",
    componentId,
    settings: { default_compute: computeId, continue_on_step_failure: false },
  };
}
