import { allOf } from "../../azure";
import { knownValue } from "../../azure/fact";
import { isWatched } from "../../azure/joins/alerts";
import { clustersAt, clustersOf, invokedEndpoint } from "../../azure/joins/batch-clusters";
import { schedulesThat } from "../../azure/joins/job-schedules";
import { targetKeys } from "../../azure/joins/references";
import { longJobs } from "../../azure/joins/serving-alerts";
import { mustHold } from "../must";
import { rule } from "../rule";

const SILENCE = "no alert of this input tells of a job that takes too long";

export const jobDurationAlerts = rule({
  id: "performance/job-duration-alerts",
  title: "In production, somebody is told when a scheduled job that Azure doesn't end takes too long",
  recommendations: ["performance/training-time-targets", "performance/monitor-serving-and-training-infra"],
  severity: "medium",
  why: "Azure has no limit for a whole pipeline or batch job: one that hangs keeps its nodes, and what waits for it grows old.",
  fix: {
    construct:
      "TrainingAlerts with the schedule's cluster and experiment, BatchAlerts with timeLimitMinutes; in an environment's file, alerts",
    terraform:
      "azurerm_monitor_scheduled_query_rules_alert_v2 on AmlComputeJobEvent: minutes since JobRunning, by JobName",
  },
  looksAt: (estate) =>
    estate.environment.production
      ? [
          // one that Azure ends is judged by performance/scheduled-job-timeout
          ...schedulesThat("CreateJob", estate).filter(({ timeout }) => timeout.state === "absent"),
          // an endpoint that isn't in the input is watched where it is
          ...schedulesThat("InvokeBatchEndpoint", estate).filter(
            (one) => one.endpoint.state === "unknown" || invokedEndpoint(one, estate),
          ),
        ]
      : [],
  finds: (schedule, estate) => {
    const place = targetKeys(schedule.workspace)[0] ?? schedule.resource;
    const endpoint = invokedEndpoint(schedule, estate);
    // jobs of an endpoint are listed under its name
    const experiment = knownValue(endpoint?.name ?? schedule.experiment)?.toLowerCase();
    const clusters = endpoint
      ? clustersOf(endpoint, estate)
      : clustersAt(schedule.endpoint.state === "absent" ? schedule.compute : schedule.endpoint);
    return mustHold(
      allOf(clusters.map((cluster) => isWatched(place, longJobs(cluster, experiment), estate))),
      SILENCE,
    );
  },
});
