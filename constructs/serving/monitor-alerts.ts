import { Construct } from "constructs";
import {
  type Alerting,
  type AlertSeverity,
  alertingProblems,
  severityProblems,
} from "../observability/alerting";
import { LogAlert } from "../observability/log-alert";
import { queriedProblem } from "../observability/platform-queries";
import type { IMachineLearningWorkspace } from "../workspace/workspace-ref";
import type { ISchedule } from "./job-schedule";
import { failedRunsQuery, queriedNameProblem } from "./log-queries";
import { alertTerms, SERVING_ALERTS } from "./serving-alerts";

export interface MonitorAlertsProps {
  readonly alerting: Alerting;
  /** ARM id of the Log Analytics workspace that the workspace's diagnostic setting writes to. */
  readonly logAnalyticsWorkspaceId: string;
  readonly workspace: Pick<IMachineLearningWorkspace, "workspaceId">;
  /** The monitor, e.g. a `ModelMonitor`. */
  readonly monitor: Pick<ISchedule, "scheduleName">;
  /** @default 2 */
  readonly severity?: AlertSeverity;
}

/**
 * An alert for each run of a monitor that failed, e.g. because its stored credential lapsed: it finds nothing then,
 * and `MonitorEvents` has nothing to tell. It goes by the names of runs in the table AmlRunStatusChangedEvent, which
 * begin with the schedule's.
 *
 * Recommendations: `operations/monitor-model-drift`, `performance/monitor-model-performance`,
 * `ai-operations/automated-monitoring-alerting-audit`.
 */
export class MonitorAlerts extends Construct {
  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: MonitorAlertsProps) {
    super(scope, id);
    const { alerting, logAnalyticsWorkspaceId, monitor, severity, workspace } = props;
    const problems = [
      ...alertingProblems(alerting),
      queriedProblem("workspace.workspaceId", workspace.workspaceId),
      queriedNameProblem("monitor.scheduleName", monitor.scheduleName),
      ...severityProblems("severity", severity),
    ].filter((problem) => problem !== undefined);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    new LogAlert(this, "monitor-failed", {
      ...alertTerms("monitor-failed", monitor.scheduleName, { severity }),
      alerting,
      logAnalyticsWorkspaceId,
      query: failedRunsQuery(workspace.workspaceId, monitor.scheduleName),
      splitBy: ["RunId"],
      window: SERVING_ALERTS["monitor-failed"].window,
    });
  }
}
