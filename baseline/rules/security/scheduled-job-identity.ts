import { schedulesThat } from "../../azure/joins/job-schedules";
import { mustHave, oneOf } from "../must";
import { rule } from "../rule";

export const scheduledJobIdentity = rule({
  id: "security/scheduled-job-identity",
  title: "Scheduled jobs work as an identity, not as whoever made the schedule",
  recommendations: [
    "security/managed-identity-between-services",
    "ai-security/identity-segmentation",
    "deploy/batch-data-access-credentials",
  ],
  severity: "medium",
  why: "A job has all the rights of the person, month after month, and fails on the day that the person leaves.",
  fix: {
    construct: "RetrainingSchedule: cluster, whose identity its jobs have",
    terraform: 'azapi_resource of …/workspaces/schedules: jobDefinition.identity.identityType = "Managed"',
  },
  looksAt: (estate) => schedulesThat("CreateJob", estate),
  finds: ({ identityType }) =>
    mustHave(identityType, oneOf("Managed"), "its jobs have the rights of whoever made the schedule"),
});
