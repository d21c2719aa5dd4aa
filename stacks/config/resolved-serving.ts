import type { Deviation } from "../../constructs/governance/deviation";
import type { BatchScheduleProps } from "../../constructs/serving/batch-schedule";
import type { AutoscaleLimits } from "../../constructs/serving/deployment-autoscale";
import type { ManyModelsProps } from "../../constructs/serving/many-models";
import type { OnlineDeploymentProps } from "../../constructs/serving/online-deployment";
import type { PayloadCollection } from "../../constructs/serving/payload-collection";
import type { RetrainingScheduleProps } from "../../constructs/serving/retraining-schedule";
import type { RolloutStep } from "../../constructs/serving/rollout";
import type { SmokeTest } from "../../constructs/serving/smoke-test";
import type { LandingZoneConfig } from "./landing-zone-config";
import type { GroupRef } from "./resolved-config";

/** What an environment serves, with nothing left open. */
export interface ResolvedServing {
  readonly backend: LandingZoneConfig["backend"];
  readonly deployers: readonly GroupRef[];
  readonly invokers: readonly GroupRef[];
  /** Who copies staged predictions to where readers read. */
  readonly publishers: readonly GroupRef[];
  readonly online: readonly ResolvedOnlineEndpoint[];
  readonly batch: readonly ResolvedBatch[];
  readonly retraining: readonly ResolvedRetraining[];
  /** Days after which checkpoints of retraining are deleted. */
  readonly checkpointDays: number;
  /** Days after which staged predictions are deleted. */
  readonly stagingDays: number;
  /** `undefined`: nothing is collected. */
  readonly payload?: { readonly retentionDays: number; readonly readers: GroupRef };
}

export interface ResolvedOnlineEndpoint {
  readonly name: string;
  readonly keyAuthentication?: Deviation;
  readonly deployments: readonly ResolvedDeployment[];
  readonly step: RolloutStep;
  /** `undefined`: nobody is asked before traffic rises. */
  readonly smokeTest?: SmokeTest;
  readonly latencyP95Ms: number;
  readonly errorRatePercent: number;
  readonly availabilityPercent: number;
}

/** A deployment, with what is kept of its requests and what it may grow to. */
export interface ResolvedDeployment
  extends Omit<OnlineDeploymentProps, "endpoint" | "payloadCollection" | "inProduction"> {
  readonly inProduction: boolean;
  readonly payloadCollection?: Omit<PayloadCollection, "store">;
  readonly autoscale?: AutoscaleLimits;
}

export interface ResolvedBatch extends Omit<ManyModelsProps, "workspace" | "cluster"> {
  readonly schedules: readonly ResolvedBatchSchedule[];
  readonly maxAgeHours?: number;
  /** Who accepted that nobody is told of the age of predictions. */
  readonly ageUnwatched?: Deviation;
}

export interface ResolvedBatchSchedule
  extends Omit<BatchScheduleProps, "workspace" | "endpoint" | "deployments" | "deployment"> {
  /** The name of one of the models. */
  readonly model: string;
}

export interface ResolvedRetraining extends Omit<RetrainingScheduleProps, "workspace" | "cluster"> {
  /** Minutes after which somebody is told. */
  readonly targetMinutes?: number;
}
