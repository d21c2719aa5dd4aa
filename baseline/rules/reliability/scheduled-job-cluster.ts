import { COMPUTE, knownValue } from "../../azure";
import { schedulesThat } from "../../azure/joins/job-schedules";
import { oncePerEstate } from "../../azure/joins/once";
import { resourcesAt } from "../../azure/joins/references";
import { rule } from "../rule";

export const scheduledJobCluster = rule({
  id: "reliability/scheduled-job-cluster",
  title: "Scheduled jobs run on clusters, not on the machine of one person",
  recommendations: [
    "reliability/segregate-exploratory-from-production",
    "performance/training-compute-choice",
    "ai-cost/stoppable-eda-compute",
  ],
  severity: "medium",
  why: "A compute instance stops when its person does, and shows a job everything that the person has left there.",
  fix: {
    construct: "RetrainingSchedule: cluster, which refuses an instance",
    terraform: "azapi_resource of …/workspaces/schedules: jobDefinition.computeId of a cluster",
  },
  looksAt: (estate) => schedulesThat("CreateJob", estate),
  finds: ({ compute }, estate) =>
    resourcesAt(compute)
      .filter((resource) => instances(estate).has(resource))
      .map(({ address }) => ({
        certainty: "violation" as const,
        message: `its jobs run on ${address}, the machine of one person`,
        attribute: compute.at,
        related: [address],
      })),
});

const instances = oncePerEstate(
  (estate) =>
    new Set(
      estate
        .all(COMPUTE)
        .filter(({ computeType }) => knownValue(computeType) === "ComputeInstance")
        .map(({ resource }) => resource),
    ),
);
