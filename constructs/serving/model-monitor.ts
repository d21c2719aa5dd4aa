import type { Construct } from "constructs";
import { wholeNumberProblem } from "../compute/compute";
import { type Deviation, Deviations } from "../governance/deviation";
import type { ArmBody } from "../terraform/azapi-element";
import { datastoreUri } from "./datastore-uri";
import { JobSchedule, type JobScheduleProps } from "./job-schedule";
import { type MonitorSignals, signalProblems, signalsBody } from "./monitor-signals";
import { type IMonitorStore, isMonitorStore, storedCredentialsProblems } from "./monitor-store";
import type { OnlineDeployment } from "./online-deployment";

/** Folders of the monitor's datastore. */
export interface MonitorPaths {
  /** What the deployment was asked, as `model_inputs` collects it, e.g. `inputs/`. */
  readonly inputs: string;
  /** What it answered, as `model_outputs` collects it, e.g. `outputs/`. */
  readonly outputs: string;
  /** An MLTable of what the model was trained with. */
  readonly training: string;
  /** An MLTable of predictions at validation. @default - as training */
  readonly validation?: string;
}

/** Machines that serverless Spark takes for monitors. */
export type MonitorInstanceType =
  | "standard_e4s_v3"
  | "standard_e8s_v3"
  | "standard_e16s_v3"
  | "standard_e32s_v3";

export interface ModelMonitorProps extends JobScheduleProps {
  /** There is no monitor without it: the service reads with stored credentials and on machines of its own. */
  readonly storedCredentials: Deviation;
  readonly deployment: Pick<OnlineDeployment, "deploymentId">;
  readonly task: "Classification" | "Regression";
  readonly store: IMonitorStore;
  /** ARM id of the workspace's own account, so that it is not the monitor's. */
  readonly workspaceStorageAccountId: string;
  readonly paths: MonitorPaths;
  /** The column that the model predicts, as training has it. */
  readonly targetColumn: string;
  readonly signals: MonitorSignals;
  /** Days of requests that a run looks at, 1 to 90; best as long as the schedule's interval. @default 7 */
  readonly windowDays?: number;
  /** Who gets a mail where a threshold is passed: addresses of lists rather than of people. At least one. */
  readonly emails: readonly string[];
  /** @default standard_e4s_v3 */
  readonly instanceType?: MonitorInstanceType;
  /** Spark's version. @default 3.4 */
  readonly sparkVersion?: string;
}

/** Datastores that every workspace has: on its own account. */
const OWN_DATASTORES: readonly string[] = [
  "workspaceblobstore",
  "workspacefilestore",
  "workspaceartifactstore",
  "workspaceworkingdirectory",
];

/**
 * Watches what a deployment is asked and answers: drift of inputs and predictions, quality, what decides. What is
 * to be read must be collected by `payloadCollection` of the deployment.
 *
 * Off unless somebody accepts it. In a managed network it needs private-endpoint rules with Spark switched on to
 * the monitor's account. `timeLimitMinutes` is a tag for people: Azure stops no run that takes longer, and no alert
 * tells of one, because monitors run on no cluster.
 *
 * Its schedule sends a mail where a threshold is passed; `MonitorEvents` tells an action group of it, and
 * `MonitorAlerts` of runs that fail.
 *
 * Recommendations: `performance/monitor-model-performance`, `operations/monitor-model-drift`,
 * `ai-operations/detect-and-mitigate-model-decay`.
 */
export class ModelMonitor extends JobSchedule {
  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: ModelMonitorProps) {
    super(scope, id, props, monitorProblems(props), () => ({
      body: { actionType: "CreateMonitor", monitorDefinition: definition(props, true) },
      // the deployment may be gone when the monitor ends
      resting: { actionType: "CreateMonitor", monitorDefinition: definition(props, false) },
      fixed: [],
      after: [],
    }));
    Deviations.of(this).accept(this, "storedCredentials", props.storedCredentials, {
      recommendations: ["deploy/batch-data-access-credentials", "security/managed-identity-between-services"],
      rules: ["security/monitor-credentials"],
    });
  }
}

function definition(props: ModelMonitorProps, withTarget: boolean): ArmBody {
  const { deployment, emails, paths, signals, store, targetColumn, task, windowDays = 7 } = props;
  const collected = (dataContext: string, path: string): ArmBody => ({
    inputDataType: "Rolling",
    dataContext,
    jobInputType: "uri_folder",
    uri: datastoreUri(store.datastore, path),
    windowSize: `P${windowDays}D`,
    windowOffset: "P0D",
  });
  const known = (dataContext: string, path: string): ArmBody => ({
    inputDataType: "Fixed",
    dataContext,
    jobInputType: "mltable",
    uri: datastoreUri(store.datastore, path),
    columns: { target_column: targetColumn },
  });
  return {
    computeConfiguration: {
      computeType: "ServerlessSpark",
      computeIdentity: { computeIdentityType: "AmlToken" },
      instanceType: props.instanceType ?? "standard_e4s_v3",
      runtimeVersion: props.sparkVersion ?? "3.4",
    },
    monitoringTarget: withTarget ? { deploymentId: deployment.deploymentId, taskType: task } : undefined,
    signals: signalsBody(signals, {
      inputs: collected("model_inputs", paths.inputs),
      outputs: collected("model_outputs", paths.outputs),
      training: known("training", paths.training),
      validation: known("validation", paths.validation ?? paths.training),
      targetColumn,
    }),
    alertNotificationSettings: { emailNotificationSettings: { emails } },
  };
}

function monitorProblems(props: ModelMonitorProps): (string | undefined)[] {
  const { emails, paths, signals, sparkVersion = "3.4", store, storedCredentials, targetColumn } = props;
  return [
    ...storedCredentialsProblems(storedCredentials),
    ...storeProblems(store, props.workspaceStorageAccountId),
    ...Object.entries(paths).map(([name, path]) =>
      /^(?!\/)(?!.*\.\.)[^\s:]+$/.test(path)
        ? undefined
        : `paths.${name} must be a path inside the datastore, e.g. inputs/ (got ${JSON.stringify(path)})`,
    ),
    targetColumn.trim() === "" ? "targetColumn must name a column" : undefined,
    ...signalProblems(signals),
    wholeNumberProblem("windowDays", props.windowDays ?? 7, 1, 90),
    emails.length > 0 && emails.every((email) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
      ? undefined
      : `emails must be addresses, one at least (got ${JSON.stringify(emails)})`,
    /^3\.\d$/.test(sparkVersion)
      ? undefined
      : `sparkVersion must be one of Spark 3, e.g. 3.4 (got ${sparkVersion})`,
  ];
}

function storeProblems(store: IMonitorStore, workspaceStorageAccountId: string): (string | undefined)[] {
  if (!isMonitorStore(store)) {
    return [
      "store must be a MonitorStore, or MonitorStore.named(…): its account and its datastore belong together",
    ];
  }
  const { datastore, storageAccountId } = store;
  return [
    storageAccountId.toLowerCase() === workspaceStorageAccountId.toLowerCase()
      ? "store.storageAccountId must be another account than the workspace's: a stored credential would open all of it"
      : undefined,
    OWN_DATASTORES.includes(datastore.datastoreName.toLowerCase())
      ? `store.datastore must be another one than the workspace's own ${datastore.datastoreName}`
      : undefined,
  ];
}
