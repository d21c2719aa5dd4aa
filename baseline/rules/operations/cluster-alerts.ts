import { type AzureEstate, allOf, knownValue, type Workspace } from "../../azure";
import { isWatched } from "../../azure/joins/alerts";
import { ownWorkspaces } from "../../azure/joins/own-workspaces";
import { WATCHED_OF_CLUSTERS } from "../../azure/joins/platform-alerts";
import { failedJobs } from "../../azure/joins/serving-alerts";
import { computesOf } from "../../azure/joins/workspaces";
import { mustHold } from "../must";
import { rule } from "../rule";

export const clusterAlerts = rule({
  id: "operations/cluster-alerts",
  title: "In production, somebody is told when jobs of a cluster fail, its nodes can't work or cores run out",
  recommendations: [
    "operations/monitor-training-infrastructure",
    "performance/monitor-serving-and-training-infra",
    "reliability/sufficient-compute-capacity",
    "ai-operations/automated-monitoring-alerting-audit",
  ],
  severity: "medium",
  why: "A training that fails each night is noticed when the model is old.",
  fix: {
    construct: "ClusterAlerts; in an environment's file, alerts",
    terraform:
      'azurerm_monitor_scheduled_query_rules_alert_v2 on AmlComputeJobEvent: EventType == "JobFailed"; azurerm_monitor_metric_alert on the workspace: Unusable Nodes, Quota Utilization Percentage',
  },
  looksAt: (estate) =>
    estate.environment.production
      ? ownWorkspaces(estate).filter((workspace) => clustersOf(workspace, estate).length > 0)
      : [],
  finds: (workspace, estate) => {
    const { resource } = workspace;
    const areJobsWatched = clustersOf(workspace, estate).map(({ name }) =>
      isWatched(
        resource,
        {
          ...failedJobs(knownValue(name)?.toLowerCase()),
          ofType: "Microsoft.MachineLearningServices/workspaces",
        },
        estate,
      ),
    );
    return [
      ...mustHold(allOf(areJobsWatched), "no alert of this input tells of jobs that fail"),
      ...Object.entries(WATCHED_OF_CLUSTERS).flatMap(([what, watched]) =>
        mustHold(isWatched(resource, watched, estate), `no alert of this input tells of ${what}`),
      ),
    ];
  },
});

function clustersOf(workspace: Workspace, estate: AzureEstate) {
  return computesOf(workspace, estate).filter(({ computeType }) => knownValue(computeType) === "AmlCompute");
}
