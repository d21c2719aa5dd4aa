import type { JobSchedule } from "../../azure/job-schedule";
import { isJobOf, schedulesThat } from "../../azure/joins/job-schedules";
import { mustHave } from "../must";
import { rule } from "../rule";

/** Azure takes as many where nothing is written. */
const MOST_TRIALS = 999;

export const sweepEarlyTermination = rule({
  id: "cost/sweep-early-termination",
  title: "A scheduled search for parameters ends what won't win, and its trials are counted",
  recommendations: ["cost/early-termination-policies", "cost/parallelize-on-cheaper-sku"],
  severity: "medium",
  why: "A search that comes back every week pays each week for hundreds of trials whose first hour said that they lose.",
  fix: {
    construct: "RetrainingSchedule: job.earlyTermination and job.maxTotalTrials of a SweepJob",
    terraform:
      "azapi_resource of …/workspaces/schedules: jobDefinition.earlyTermination and limits.maxTotalTrials of a Sweep",
  },
  looksAt: (estate) => schedulesThat("CreateJob", estate).filter((one) => isJobOf(one, "Sweep") === "yes"),
  finds: ({ termination, trials }: JobSchedule) => [
    ...mustHave(termination, (word) => word !== "None", "trials that can't win run to their end"),
    ...mustHave(trials, (count) => count <= MOST_TRIALS, "a search runs a thousand trials"),
  ],
});
