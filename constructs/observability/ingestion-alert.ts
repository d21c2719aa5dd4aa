import { Construct } from "constructs";
import { recipientProblems } from "./activity-log-alert";
import {
  type Alerting,
  type AlertLimit,
  type AlertSeverity,
  limitProblems,
  severityProblems,
} from "./alerting";
import { LogAlert } from "./log-alert";
import { PLATFORM_ALERTS, platformAlertTerms } from "./platform-alerts";
import { PLATFORM_LIMITS } from "./platform-limits";
import { dailyCapQuery, ingestionQuery } from "./platform-queries";

export interface IngestionAlertProps {
  readonly alerting: Alerting;
  /** What the alerts are named after, e.g. the Log Analytics workspace; up to 200 characters. */
  readonly name: string;
  /** ARM id of the Log Analytics workspace that is watched. */
  readonly logAnalyticsWorkspaceId: string;
  /** GB within the window, a day if nothing else is said, that are budgeted for; above 0. @default 5 */
  readonly budget?: AlertLimit;
  /** Of a daily cap that is reached. @default 1 */
  readonly capSeverity?: AlertSeverity;
}

/**
 * Alerts on the logs themselves: more came in than is budgeted for, or so much that the daily cap stopped them.
 * A workspace without a cap never tells of one. Azure stops at a cap late, and at times not at all, so that the budget
 * is watched besides.
 *
 * Recommendations: `ai-operations/automated-monitoring-alerting-audit`, `operations/collect-resource-logs`.
 */
export class IngestionAlert extends Construct {
  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: IngestionAlertProps) {
    super(scope, id);
    const {
      alerting,
      budget = PLATFORM_LIMITS["ingestion-budget"],
      capSeverity,
      logAnalyticsWorkspaceId,
      name,
    } = props;
    const problems = [
      ...recipientProblems(alerting, name),
      ...limitProblems("budget", budget, PLATFORM_LIMITS["ingestion-budget"]),
      ...severityProblems("capSeverity", capSeverity),
    ];
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    new LogAlert(this, "ingestion-budget", {
      ...platformAlertTerms("ingestion-budget", name, budget),
      alerting,
      logAnalyticsWorkspaceId,
      query: ingestionQuery(budget.threshold),
      window: budget.window ?? PLATFORM_ALERTS["ingestion-budget"].window,
    });
    new LogAlert(this, "ingestion-cap", {
      ...platformAlertTerms("ingestion-cap", name, { severity: capSeverity }),
      alerting,
      logAnalyticsWorkspaceId,
      query: dailyCapQuery(),
      window: PLATFORM_ALERTS["ingestion-cap"].window,
    });
  }
}
