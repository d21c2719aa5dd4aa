import { Construct } from "constructs";
import { type ICompute, wholeNumberProblem } from "../compute/compute";
import {
  type Alerting,
  type AlertSeverity,
  alertingProblems,
  severityProblems,
} from "../observability/alerting";
import { LogAlert } from "../observability/log-alert";
import type { IBatchEndpoint } from "./batch-endpoint";
import {
  failedJobsQuery,
  longJobsQuery,
  noOutputQuery,
  noSuccessQuery,
  type PublishedOutput,
  queriedNameProblem,
} from "./log-queries";
import { alertTerms, SERVING_ALERTS } from "./serving-alerts";

export interface BatchAlertsProps {
  readonly alerting: Alerting;
  readonly endpoint: Pick<IBatchEndpoint, "endpointName">;
  /** ARM id of the Log Analytics workspace that the workspace's diagnostic setting writes to. */
  readonly logAnalyticsWorkspaceId: string;
  /** On which the endpoint's jobs run. */
  readonly cluster: Pick<ICompute, "computeName">;
  /** The experiment that the endpoint's jobs belong to. @default - all jobs of the cluster are its jobs */
  readonly experimentName?: string;
  /**
   * Hours after which predictions are too old, 1 to 47: between two runs, with the time that one takes. Azure
   * looks two days back at most, so what is older in a healthy state can't be watched this way.
   */
  readonly maxAgeHours: number;
  /**
   * Where predictions are published, in an account whose blob logs are collected.
   * @default - none: they are as old as the last job that succeeded
   */
  readonly output?: PublishedOutput;
  /**
   * Minutes that a job may take, 5 to 2760 (46 hours), e.g. `timeLimitMinutes` of its schedule: Azure ends none that
   * takes longer. @default - nobody is told of slow jobs
   */
  readonly timeLimitMinutes?: number;
  /**
   * `false` leaves the two alerts on jobs to another `BatchAlerts`: without an experiment they tell of all jobs of
   * the cluster, and a second endpoint's would tell of each job twice. @default true
   */
  readonly jobs?: false;
  /** Of a failed job. @default 1 */
  readonly failedSeverity?: AlertSeverity;
  /** Of predictions that are too old. @default 1 */
  readonly staleSeverity?: AlertSeverity;
}

/**
 * Alerts on batch predictions: one a job that failed, one a job that takes too long, and one while predictions
 * are older than they may be, for whatever reason. The last one fires before the first run, too.
 *
 * Recommendations: `deploy/batch-freshness-schedule`, `deploy/batch-partial-failure-staging`,
 * `ai-operations/automated-monitoring-alerting-audit`.
 */
export class BatchAlerts extends Construct {
  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: BatchAlertsProps) {
    super(scope, id);
    const problems = batchAlertProblems(props);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    if (props.jobs !== false) {
      this.watchJobs(props);
    }
    this.watchAge(props);
  }

  private watchJobs(props: BatchAlertsProps): void {
    const { alerting, endpoint, logAnalyticsWorkspaceId, timeLimitMinutes } = props;
    const jobs = jobsOf(props);
    new LogAlert(this, "batch-job-failed", {
      ...alertTerms("batch-job-failed", endpoint.endpointName, { severity: props.failedSeverity }),
      alerting,
      logAnalyticsWorkspaceId,
      query: failedJobsQuery(jobs),
      splitBy: ["JobName", "ExperimentName"],
      window: SERVING_ALERTS["batch-job-failed"].window,
    });
    if (timeLimitMinutes !== undefined) {
      new LogAlert(this, "batch-duration", {
        ...alertTerms("batch-duration", endpoint.endpointName),
        alerting,
        logAnalyticsWorkspaceId,
        query: longJobsQuery(jobs, timeLimitMinutes),
        splitBy: ["JobName", "ExperimentName"],
        window: SERVING_ALERTS["batch-duration"].window,
      });
    }
  }

  private watchAge(props: BatchAlertsProps): void {
    const { alerting, endpoint, logAnalyticsWorkspaceId, maxAgeHours, output } = props;
    new LogAlert(this, "stale-predictions", {
      ...alertTerms("stale-predictions", endpoint.endpointName, { severity: props.staleSeverity }),
      alerting,
      logAnalyticsWorkspaceId,
      query:
        output === undefined
          ? noSuccessQuery(jobsOf(props), maxAgeHours)
          : noOutputQuery(output, maxAgeHours),
      window: SERVING_ALERTS["stale-predictions"].window,
    });
  }
}

function jobsOf({ cluster, experimentName }: BatchAlertsProps) {
  return { clusterName: cluster.computeName, experimentName };
}

function batchAlertProblems(props: BatchAlertsProps): string[] {
  const { cluster, experimentName, maxAgeHours, output, timeLimitMinutes } = props;
  return [
    ...alertingProblems(props.alerting),
    queriedNameProblem("cluster.computeName", cluster.computeName),
    queriedNameProblem("experimentName", experimentName),
    queriedNameProblem("output.accountName", output?.accountName),
    queriedNameProblem("output.container", output?.container),
    queriedNameProblem("output.folder", output?.folder),
    wholeNumberProblem("maxAgeHours", maxAgeHours, 1, 47),
    timeLimitMinutes === undefined
      ? undefined
      : wholeNumberProblem("timeLimitMinutes", timeLimitMinutes, 5, 46 * 60),
    ...severityProblems("failedSeverity", props.failedSeverity),
    ...severityProblems("staleSeverity", props.staleSeverity),
  ].filter((problem) => problem !== undefined);
}
