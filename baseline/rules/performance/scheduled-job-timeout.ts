import { minutesOf } from "../../azure/duration";
import { isJobOf, schedulesThat } from "../../azure/joins/job-schedules";
import { mustHave } from "../must";
import { rule } from "../rule";

/** Four weeks: what takes longer hangs. */
const MOST_MINUTES = 40_320;

export const scheduledJobTimeout = rule({
  id: "performance/scheduled-job-timeout",
  title: "A scheduled job ends when it takes too long",
  recommendations: ["performance/training-time-targets", "ai-cost/shut-down-unused-resources"],
  severity: "medium",
  why: "A job that hangs keeps its nodes, and is paid for until somebody looks; the next one of the schedule hangs beside it.",
  fix: {
    construct: "RetrainingSchedule: timeLimitMinutes",
    terraform:
      "azapi_resource of …/workspaces/schedules: jobDefinition.limits.timeout, e.g. PT4H, of at most four weeks",
  },
  // a pipeline has no limit as a whole: each of its steps says its own
  looksAt: (estate) =>
    schedulesThat("CreateJob", estate).filter((one) => isJobOf(one, "Command", "Sweep", "AutoML") === "yes"),
  finds: ({ timeout }) =>
    mustHave(
      timeout,
      (span) => (minutesOf(span) ?? Number.POSITIVE_INFINITY) <= MOST_MINUTES,
      "a job that hangs goes on and on",
    ),
});
