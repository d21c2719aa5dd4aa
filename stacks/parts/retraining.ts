import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { RetrainingSchedule } from "../../constructs/serving/retraining-schedule";
import { TrainingAlerts } from "../../constructs/serving/training-alerts";
import { watchedMinutes } from "../../constructs/serving/watched-minutes";
import type { ResolvedRetraining } from "../config/resolved-serving";
import type { ServingConfig } from "../config/serving-config";
import type { LandingZoneLookup } from "./landing-zone-lookup";

/** Schedules that train models again on the landing zone's training cluster, and who hears of slow ones. */
export function retrain(
  stack: TerraformStack,
  { serving }: ServingConfig,
  { alerting, logAnalyticsWorkspaceId, trainingCluster, workspace }: LandingZoneLookup,
): void {
  // a scope of their own: a schedule may have any name
  const schedules = new Construct(stack, "retraining");
  for (const { targetMinutes, ...one } of serving.retraining) {
    const cluster = trainingCluster();
    const schedule = new RetrainingSchedule(schedules, one.name, { ...one, workspace, cluster });
    const told = alerting();
    const target = targetMinutes ?? limitToTell(one);
    if (told && target !== undefined) {
      new TrainingAlerts(schedule, "alerts", {
        alerting: told,
        workspace,
        logAnalyticsWorkspaceId,
        cluster,
        experimentName: one.experiment ?? one.name,
        targetMinutes: target,
      });
    }
  }
}

/** Azure ends no pipeline that takes too long; a sweep it does end, by `limits.timeout`. */
function limitToTell({ job, timeLimitMinutes }: ResolvedRetraining): number | undefined {
  return "componentId" in job ? watchedMinutes(timeLimitMinutes) : undefined;
}
