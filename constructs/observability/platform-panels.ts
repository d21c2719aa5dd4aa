import { CLUSTER_METRICS, STORAGE_METRICS, VAULT_METRICS } from "./platform-metrics";
import { metricPanel, queryPanel, type WorkbookItem } from "./workbook";
import {
  answersByEndpointQuery,
  failedJobsByClusterQuery,
  ingestionByTableQuery,
  lastFailedJobsQuery,
  latencyByEndpointQuery,
} from "./workbook-queries";

const HALF = "50";
const THIRD = "33";

/** Nodes, quota and failed jobs of the clusters of a workspace. */
export function clusterPanels(workspaceId: string, logAnalyticsWorkspaceId: string): WorkbookItem[] {
  const nodes = { category: "Quota", splitBy: "ClusterName" };
  return [
    metricPanel({
      name: "nodes",
      title: "Nodes with a job, and idle ones, by cluster",
      customWidth: HALF,
      resourceIds: [workspaceId],
      metrics: [
        { ...nodes, metric: CLUSTER_METRICS.activeNodes, aggregation: "Average" },
        { ...nodes, metric: CLUSTER_METRICS.idleNodes, aggregation: "Average" },
      ],
    }),
    metricPanel({
      name: "lost-nodes",
      title: "Nodes that are unusable or were taken away, by cluster",
      customWidth: HALF,
      resourceIds: [workspaceId],
      metrics: [
        { ...nodes, metric: CLUSTER_METRICS.unusableNodes, aggregation: "Maximum" },
        { ...nodes, metric: CLUSTER_METRICS.preemptedNodes, aggregation: "Maximum" },
      ],
    }),
    metricPanel({
      name: "quota",
      title: "Percent of the quota in use, by family of machines",
      customWidth: HALF,
      resourceIds: [workspaceId],
      metrics: [
        {
          metric: CLUSTER_METRICS.quotaUtilization,
          category: "Quota",
          aggregation: "Maximum",
          splitBy: "VmFamilyName",
        },
      ],
    }),
    queryPanel({
      name: "failed-jobs",
      title: "Failed jobs an hour, by cluster",
      customWidth: HALF,
      logAnalyticsWorkspaceId,
      query: failedJobsByClusterQuery(workspaceId),
      visualization: "barchart",
      noData: "No job failed.",
    }),
    queryPanel({
      name: "last-failed-jobs",
      title: "The last jobs that failed",
      logAnalyticsWorkspaceId,
      query: lastFailedJobsQuery(workspaceId),
      visualization: "table",
      noData: "No job failed.",
    }),
  ];
}

/** Latency and errors of the online endpoints of a workspace. */
export function endpointPanels(workspaceId: string, logAnalyticsWorkspaceId: string): WorkbookItem[] {
  return [
    queryPanel({
      name: "latency",
      title: "Milliseconds in which 19 of 20 requests were answered, by endpoint",
      logAnalyticsWorkspaceId,
      query: latencyByEndpointQuery(workspaceId),
      visualization: "timechart",
      noData: "No request came in.",
    }),
    queryPanel({
      name: "answers",
      title: "Requests, errors, and what was turned away, by deployment",
      logAnalyticsWorkspaceId,
      query: answersByEndpointQuery(workspaceId),
      visualization: "table",
      noData: "No request came in.",
    }),
  ];
}

/** What comes into the logs. */
export function ingestionPanels(logAnalyticsWorkspaceId: string): WorkbookItem[] {
  return [
    queryPanel({
      name: "ingestion",
      title: "GB of logs a day that are paid, by table, for 31 days",
      days: 31,
      logAnalyticsWorkspaceId,
      query: ingestionByTableQuery(),
      visualization: "barchart",
      noData: "Nothing that is paid came in.",
    }),
  ];
}

/** How storage accounts and key vaults answer; no panel where there is none of a kind. */
export function storePanels(accountIds: readonly string[], vaultIds: readonly string[]): WorkbookItem[] {
  return [
    ...(accountIds.length === 0
      ? []
      : [
          metricPanel({
            name: "accounts",
            title: "Percent of the requests that storage accounts answered",
            customWidth: THIRD,
            resourceIds: accountIds,
            metrics: [
              { metric: STORAGE_METRICS.availability, category: "Transaction", aggregation: "Average" },
            ],
          }),
        ]),
    ...(vaultIds.length === 0
      ? []
      : [
          metricPanel({
            name: "vaults",
            title: "Percent of the requests that key vaults answered",
            customWidth: THIRD,
            resourceIds: vaultIds,
            metrics: [{ metric: VAULT_METRICS.availability, aggregation: "Average" }],
          }),
          metricPanel({
            name: "vault-saturation",
            title: "Load of key vaults, in percent of what they can answer",
            customWidth: THIRD,
            resourceIds: vaultIds,
            metrics: [{ metric: VAULT_METRICS.saturation, aggregation: "Average" }],
          }),
        ]),
  ];
}
