import { jobSchedules, urisIn } from "../../azure/joins/job-schedules";
import { type Problem, rule } from "../rule";

/** What Azure puts in when a job runs: its name, or the day. */
const OF_THE_JOB = /\$\{\{[^}]+\}\}/;

export const scheduledJobOutput = rule({
  id: "reliability/scheduled-job-output",
  title: "Each scheduled job writes to a place of its own, apart from what it reads",
  recommendations: ["deploy/batch-partial-failure-staging"],
  severity: "medium",
  why: "Azure fails a job whose output is there already; and an output among the inputs is scored by the next job, which passes for new data.",
  fix: {
    construct: "BatchSchedule: output, apart from input; each job gets a folder of its own below it",
    terraform:
      "azapi_resource of …/workspaces/schedules: OutputData with an Uri that holds $${{name}} and doesn't lie below an Uri of InputData",
  },
  looksAt: jobSchedules,
  finds: ({ data }) =>
    data.flatMap(([inputs, outputs]) => {
      const read = urisIn(inputs);
      return urisIn(outputs).flatMap((uri): Problem[] => [
        ...(OF_THE_JOB.test(uri) ? [] : [problem(outputs.at, "every job writes to the same place")]),
        ...(read.some((folder) => isBelow(uri, folder))
          ? [problem(outputs.at, "what it writes is read by the next job")]
          : []),
      ]);
    }),
});

const problem = (attribute: string, message: string): Problem => ({
  certainty: "violation",
  message,
  attribute,
});

function isBelow(uri: string, folder: string): boolean {
  return `${uri}/`.startsWith(`${folder.replace(/\/$/, "")}/`);
}
