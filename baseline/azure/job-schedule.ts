import { besideBody } from "./beside-body";
import { kind, type SubjectOf } from "./subject";

const ACTION = "properties.action";
const JOB = `${ACTION}.jobDefinition`;

/** What a workspace does again and again: a job, an invocation of a batch endpoint, a model monitor. */
export const JOB_SCHEDULE = kind(
  { azurerm: [], arm: ["Microsoft.MachineLearningServices/workspaces/schedules"] },
  (facts) => ({
    workspace: besideBody(facts.resource).targets({ body: "parent_id" }),
    isEnabled: facts.flag({ body: "properties.isEnabled", whenAbsent: true }),
    /** `CreateJob`, `InvokeBatchEndpoint` or `CreateMonitor`. */
    action: facts.text({ body: `${ACTION}.actionType` }),
    /** Of a job: `Command`, `Sweep`, `Pipeline`, `AutoML`, `Spark`. */
    jobType: facts.text({ body: `${JOB}.jobType` }),
    /** The cluster that a job's steps run on; absent where Azure chooses a machine. */
    compute: facts.targets({ body: `${JOB}.computeId` }),
    /** What a job is listed under. */
    experiment: facts.text({ body: `${JOB}.experimentName` }),
    /** The batch endpoint that is invoked. */
    endpoint: facts.targets({ body: `${ACTION}.endpointInvocationDefinition.endpointId` }),
    /** The deployment of it that runs; absent where its default one does. */
    deployment: facts.text({ body: `${ACTION}.endpointInvocationDefinition.deploymentName` }),
    /** As whom a job works: `Managed`, or with the rights of whoever made the schedule. */
    identityType: facts.text({ body: `${JOB}.identity.identityType` }),
    /** ISO 8601; without it a job may run for ever. */
    timeout: facts.text({ body: [`${JOB}.limits.timeout`, `${JOB}.taskDetails.limitSettings.timeout`] }),
    trials: facts.number({ body: `${JOB}.limits.maxTotalTrials` }),
    /** How a sweep ends what won't win: `Bandit`, `MedianStopping`, `TruncationSelection`. */
    termination: facts.text({ body: `${JOB}.earlyTermination.policyType` }),
    /** What a job or an invocation reads and writes, by name. */
    data: [
      [facts.any({ body: `${JOB}.inputs` }), facts.any({ body: `${JOB}.outputs` })],
      [
        facts.any({ body: `${ACTION}.endpointInvocationDefinition.properties.InputData` }),
        facts.any({ body: `${ACTION}.endpointInvocationDefinition.properties.OutputData` }),
      ],
    ] as const,
    /** What a monitor looks at, by name. */
    signals: facts.any({ body: `${ACTION}.monitorDefinition.signals` }),
    /** Who gets a mail. */
    emails: facts.texts({
      body: `${ACTION}.monitorDefinition.alertNotificationSettings.emailNotificationSettings.emails`,
    }),
  }),
);

export type JobSchedule = SubjectOf<typeof JOB_SCHEDULE>;
