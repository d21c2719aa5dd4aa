import { Construct } from "constructs";
import type { IMachineLearningWorkspace } from "../workspace/workspace-ref";
import { recipientProblems } from "./activity-log-alert";
import { type Alerting, type AlertLimit, limitProblems } from "./alerting";
import { LogAlert } from "./log-alert";
import { MetricAlert, type MetricAlertProps } from "./metric-alert";
import { PLATFORM_ALERTS, type PlatformAlertName, platformAlertTerms } from "./platform-alerts";
import { PLATFORM_LIMITS } from "./platform-limits";
import { CLUSTER_METRICS } from "./platform-metrics";
import { clusterErrorsQuery, failedJobsOfClustersQuery, queriedProblem } from "./platform-queries";

export interface ClusterAlertsProps {
  readonly alerting: Alerting;
  readonly workspace: Pick<IMachineLearningWorkspace, "workspaceId" | "workspaceName">;
  /** ARM id of the Log Analytics workspace that the workspace's diagnostic setting writes to. */
  readonly logAnalyticsWorkspaceId: string;
  /** Failed jobs of a cluster that are tolerated. @default 3 within an hour */
  readonly failedJobs?: AlertLimit;
  /** Errors of a cluster that are tolerated, e.g. nodes that it didn't get. @default 0 within an hour */
  readonly errors?: AlertLimit;
  /** Unusable nodes of a cluster that are tolerated. @default 0 within 15 minutes */
  readonly unusableNodes?: AlertLimit;
  /** Low-priority nodes that Azure may take from a cluster at a time. @default 0 within 15 minutes */
  readonly preemptedNodes?: AlertLimit;
  /** Percent of the cores of a family that the workspace may use, 1 to 100. @default 80 percent in 15 minutes */
  readonly quota?: AlertLimit;
  /**
   * Nodes of a cluster that may be without a job the whole time; not fewer than the most that a cluster keeps
   * (`minNodes`).
   * @default 0 within an hour
   */
  readonly idleNodes?: AlertLimit;
}

/**
 * Alerts on the clusters of a workspace, for each of them by itself.
 *
 * What the firewall of a managed network refuses is not among them: it can't be seen. The firewall and its network
 * belong to Microsoft, so no diagnostic setting reaches them, and none of the workspace's categories tells of refused
 * connections (learn.microsoft.com/azure/azure-monitor/reference/supported-logs/
 * microsoft-machinelearningservices-workspaces-logs, a list of 2024-08-12 read on 2026-11-22). It shows as a job that
 * fails at its first connection.
 *
 * Recommendations: `operations/monitor-training-infrastructure`, `performance/monitor-serving-and-training-infra`,
 * `ai-operations/automated-monitoring-alerting-audit`, `cost/monitor-cpu-gpu-utilization`,
 * `cost/scale-down-idle-compute`, `reliability/sufficient-compute-capacity`.
 */
export class ClusterAlerts extends Construct {
  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: ClusterAlertsProps) {
    super(scope, id);
    const { alerting, logAnalyticsWorkspaceId, workspace } = props;
    const { workspaceId, workspaceName } = workspace;
    const {
      errors = PLATFORM_LIMITS["cluster-error"],
      failedJobs = PLATFORM_LIMITS["cluster-jobs-failed"],
      idleNodes = PLATFORM_LIMITS["cluster-idle"],
      preemptedNodes = PLATFORM_LIMITS["cluster-preempted"],
      quota = PLATFORM_LIMITS["cluster-quota"],
      unusableNodes = PLATFORM_LIMITS["cluster-unusable"],
    } = props;
    const problems = [
      ...recipientProblems(alerting, workspaceName),
      queriedProblem("workspace.workspaceId", workspaceId),
      ...limitProblems("failedJobs", failedJobs, PLATFORM_LIMITS["cluster-jobs-failed"]),
      ...limitProblems("errors", errors, PLATFORM_LIMITS["cluster-error"]),
      ...limitProblems("unusableNodes", unusableNodes, PLATFORM_LIMITS["cluster-unusable"]),
      ...limitProblems("preemptedNodes", preemptedNodes, PLATFORM_LIMITS["cluster-preempted"]),
      ...limitProblems("quota", quota, PLATFORM_LIMITS["cluster-quota"]),
      ...limitProblems("idleNodes", idleNodes, PLATFORM_LIMITS["cluster-idle"]),
    ].filter((problem) => problem !== undefined);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const log = (alert: PlatformAlertName & `cluster-${string}`, limit: AlertLimit) => ({
      ...platformAlertTerms(alert, workspaceName, limit),
      alerting,
      logAnalyticsWorkspaceId,
      window: limit.window ?? PLATFORM_ALERTS[alert].window,
    });
    new LogAlert(this, "cluster-jobs-failed", {
      ...log("cluster-jobs-failed", failedJobs),
      query: failedJobsOfClustersQuery(workspaceId, failedJobs.threshold),
      splitBy: ["ClusterName"],
    });
    new LogAlert(this, "cluster-error", {
      ...log("cluster-error", errors),
      query: clusterErrorsQuery(workspaceId, errors.threshold),
      splitBy: ["ClusterName", "ClusterErrorCodes"],
    });
    const metric = (
      alert: PlatformAlertName & `cluster-${string}`,
      limit: AlertLimit,
      what: Pick<MetricAlertProps, "metric" | "aggregation" | "splitBy">,
    ) =>
      new MetricAlert(this, alert, {
        ...platformAlertTerms(alert, workspaceName, limit),
        ...what,
        alerting,
        resourceId: workspaceId,
        operator: "GreaterThan",
        threshold: limit.threshold,
        window: limit.window ?? PLATFORM_ALERTS[alert].window,
      });
    const ofCluster = { aggregation: "Maximum", splitBy: "ClusterName" } as const;
    metric("cluster-unusable", unusableNodes, { ...ofCluster, metric: CLUSTER_METRICS.unusableNodes });
    metric("cluster-preempted", preemptedNodes, { ...ofCluster, metric: CLUSTER_METRICS.preemptedNodes });
    metric("cluster-quota", quota, {
      metric: CLUSTER_METRICS.quotaUtilization,
      aggregation: "Maximum",
      splitBy: "VmFamilyName",
    });
    // the minimum: a node between two jobs is idle for a moment
    metric("cluster-idle", idleNodes, {
      metric: CLUSTER_METRICS.idleNodes,
      aggregation: "Minimum",
      splitBy: "ClusterName",
    });
  }
}
