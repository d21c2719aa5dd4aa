import { jobSchedules } from "../../azure/joins/job-schedules";
import { is, must } from "../must";
import { rule } from "../rule";

export const scheduleEnabled = rule({
  id: "reliability/schedule-enabled",
  title: "In production, schedules are switched on",
  recommendations: [
    "deploy/batch-freshness-schedule",
    "ai-cost/automate-training-relax-frequency",
    "ai-operations/detect-and-mitigate-model-decay",
  ],
  severity: "low",
  why: "Predictions, models and monitors grow old, and everybody who sees the schedule takes them for fresh.",
  fix: {
    construct: "BatchSchedule, RetrainingSchedule, ModelMonitor: enabled (true by default)",
    terraform: "azapi_resource of …/workspaces/schedules: isEnabled = true, or no schedule",
  },
  looksAt: (estate) => (estate.environment.production ? jobSchedules(estate) : []),
  finds: ({ isEnabled }) => must(isEnabled, is(true), "it starts nothing"),
});
