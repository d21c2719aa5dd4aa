import { Construct } from "constructs";
import { type ICompute, wholeNumberProblem } from "../compute/compute";
import {
  type Alerting,
  type AlertSeverity,
  alertingProblems,
  severityProblems,
} from "../observability/alerting";
import { LogAlert } from "../observability/log-alert";
import { queriedProblem } from "../observability/platform-queries";
import type { IMachineLearningWorkspace } from "../workspace/workspace-ref";
import type { IBatchEndpoint } from "./batch-endpoint";
import { failedJobsQuery, longJobsQuery, noSuccessQuery, queriedNameProblem } from "./log-queries";
import { noOutputQuery, outputProblems, type PublishedOutput } from "./output-query";
import { alertTerms, SERVING_ALERTS } from "./serving-alerts";
import { LONGEST_WATCHED, SHORTEST_WATCHED } from "./watched-minutes";

export interface BatchAlertsProps {
  readonly alerting: Alerting;
  readonly endpoint: Pick<IBatchEndpoint, "endpointName">;
  /** Whose jobs they are. */
  readonly workspace: Pick<IMachineLearningWorkspace, "workspaceId">;
  /** ARM id of the Log Analytics workspace that the workspace's diagnostic setting writes to. */
  readonly logAnalyticsWorkspaceId: string;
  /** On which the endpoint's jobs run. */
  readonly cluster: Pick<ICompute, "computeName">;
  /** The experiment that the endpoint's jobs belong to. @default - all jobs of the cluster are its jobs */
  readonly experimentName?: string;
  /**
   * Hours after which predictions are too old, 1 to 47: between two runs, with the time that one takes. Azure
   * looks two days back at most, so what is older in a healthy state can't be watched this way.
   * @default - nobody is told of old predictions
   */
  readonly maxAgeHours?: number;
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

/** Models that one rule watches: Azure fires no more alerts of one rule at a time than this. */
const MOST_MODELS = 300;

/**
 * Alerts on batch predictions: one a job that failed, one a job that takes too long, and one while predictions
 * are older than they may be, for whatever reason: one a model, where `output` names models. The last one fires
 * before the first run, too.
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
    if (props.maxAgeHours !== undefined) {
      this.watchAge(props, props.maxAgeHours);
    }
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

  private watchAge(props: BatchAlertsProps, maxAgeHours: number): void {
    const { alerting, endpoint, logAnalyticsWorkspaceId, output } = props;
    const add = (number: number, query: string, splitBy?: readonly string[]) => {
      const [id, subject] =
        number === 1
          ? ["stale-predictions", endpoint.endpointName]
          : [`stale-predictions-${number}`, `${endpoint.endpointName}-${number}`];
      new LogAlert(this, id, {
        ...alertTerms("stale-predictions", subject, { severity: props.staleSeverity }),
        alerting,
        logAnalyticsWorkspaceId,
        query,
        splitBy,
        window: SERVING_ALERTS["stale-predictions"].window,
      });
    };
    if (output === undefined) {
      add(1, noSuccessQuery(jobsOf(props), maxAgeHours));
    } else if (output.models === undefined) {
      add(1, noOutputQuery(output, maxAgeHours));
    } else {
      for (let from = 0; from < output.models.length; from += MOST_MODELS) {
        const models = output.models.slice(from, from + MOST_MODELS);
        add(from / MOST_MODELS + 1, noOutputQuery(output, maxAgeHours, models), ["Model"]);
      }
    }
  }
}

function jobsOf({ cluster, experimentName, workspace }: BatchAlertsProps) {
  return { workspaceId: workspace.workspaceId, clusterName: cluster.computeName, experimentName };
}

function batchAlertProblems(props: BatchAlertsProps): string[] {
  const { cluster, experimentName, maxAgeHours, output, timeLimitMinutes, workspace } = props;
  return [
    ...alertingProblems(props.alerting),
    queriedProblem("workspace.workspaceId", workspace.workspaceId),
    queriedNameProblem("cluster.computeName", cluster.computeName),
    queriedNameProblem("experimentName", experimentName),
    ...outputProblems(output),
    maxAgeHours === undefined ? ageProblem(props) : wholeNumberProblem("maxAgeHours", maxAgeHours, 1, 47),
    timeLimitMinutes === undefined
      ? undefined
      : wholeNumberProblem("timeLimitMinutes", timeLimitMinutes, SHORTEST_WATCHED, LONGEST_WATCHED),
    ...severityProblems("failedSeverity", props.failedSeverity),
    ...severityProblems("staleSeverity", props.staleSeverity),
  ].filter((problem) => problem !== undefined);
}

function ageProblem({ jobs, output }: BatchAlertsProps): string | undefined {
  if (output !== undefined) {
    return "maxAgeHours must be given where output is: nobody would be told how old it is";
  }
  return jobs === false
    ? "maxAgeHours must be given where jobs is false: nothing would be watched"
    : undefined;
}
