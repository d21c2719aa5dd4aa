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
import { longJobsQuery, queriedNameProblem } from "./log-queries";
import { alertTerms, SERVING_ALERTS } from "./serving-alerts";
import { LONGEST_WATCHED, SHORTEST_WATCHED } from "./watched-minutes";

export interface TrainingAlertsProps {
  readonly alerting: Alerting;
  /** Whose jobs they are. Its name begins the alert's, so that whoever is woken knows which environment it is. */
  readonly workspace: Pick<IMachineLearningWorkspace, "workspaceId" | "workspaceName">;
  /** ARM id of the Log Analytics workspace that the workspace's diagnostic setting writes to. */
  readonly logAnalyticsWorkspaceId: string;
  /** On which training runs. */
  readonly cluster: Pick<ICompute, "computeName">;
  /** The experiment whose jobs the target is for. @default - all jobs of the cluster */
  readonly experimentName?: string;
  /**
   * The target: minutes from a job's start to its end, 5 to 2760 (46 hours). Azure looks two days back at most, so
   * `watchedMinutes` brings the limit of a schedule between the two. Each step of a pipeline is a job of its own.
   */
  readonly targetMinutes: number;
  /** @default 3 */
  readonly severity?: AlertSeverity;
}

/**
 * An alert for each training job that takes longer than its target, while it still runs or once it has ended.
 *
 * Recommendations: `performance/training-time-targets`, `performance/monitor-serving-and-training-infra`,
 * `operations/monitor-training-infrastructure`.
 */
export class TrainingAlerts extends Construct {
  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: TrainingAlertsProps) {
    super(scope, id);
    const { alerting, cluster, experimentName, severity, targetMinutes, workspace } = props;
    const problems = [
      ...alertingProblems(alerting),
      queriedProblem("workspace.workspaceId", workspace.workspaceId),
      queriedNameProblem("cluster.computeName", cluster.computeName),
      queriedNameProblem("experimentName", experimentName),
      wholeNumberProblem("targetMinutes", targetMinutes, SHORTEST_WATCHED, LONGEST_WATCHED),
      ...severityProblems("severity", severity),
    ].filter((problem) => problem !== undefined);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    new LogAlert(this, "training-duration", {
      ...alertTerms(
        "training-duration",
        // an experiment's name may have what an alert's may not
        `${workspace.workspaceName}-${(experimentName ?? cluster.computeName).replaceAll("/", "-")}`,
        { severity },
      ),
      alerting,
      logAnalyticsWorkspaceId: props.logAnalyticsWorkspaceId,
      query: longJobsQuery(
        { workspaceId: workspace.workspaceId, clusterName: cluster.computeName, experimentName },
        targetMinutes,
      ),
      splitBy: ["JobName", "ExperimentName"],
      window: SERVING_ALERTS["training-duration"].window,
    });
  }
}
