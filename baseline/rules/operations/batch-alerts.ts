import { allOf, type Subject } from "../../azure";
import { knownValue } from "../../azure/fact";
import { isWatched } from "../../azure/joins/alerts";
import { clustersOf, clustersOfDeployment, expectedDeployments } from "../../azure/joins/batch-clusters";
import { batchDeploymentsOf } from "../../azure/joins/deployments";
import { madeBatchEndpoints } from "../../azure/joins/endpoints";
import { hasOneKindOfBatch } from "../../azure/joins/published-place";
import { targetKeys } from "../../azure/joins/references";
import { failedJobs, stalePredictions } from "../../azure/joins/serving-alerts";
import { mustHold } from "../must";
import { rule } from "../rule";

export const batchAlerts = rule({
  id: "operations/batch-alerts",
  title: "In production, somebody is told when a batch job fails and when predictions get old",
  recommendations: [
    "deploy/batch-freshness-schedule",
    "deploy/batch-partial-failure-staging",
    "ai-operations/automated-monitoring-alerting-audit",
  ],
  severity: "medium",
  why: "Nobody calls a batch endpoint by hand: last week's predictions are used until somebody wonders.",
  fix: {
    construct:
      "BatchAlerts with the endpoint and its cluster; in an environment's file, alerts and batch[].maxAgeHours",
    terraform:
      "azurerm_monitor_scheduled_query_rules_alert_v2 on AmlComputeJobEvent: a JobFailed, and no JobSucceeded for too long; or on StorageBlobLogs: nothing written to the endpoint's own folder",
  },
  looksAt: (estate) =>
    estate.environment.production
      ? madeBatchEndpoints(estate).filter((endpoint) => batchDeploymentsOf(endpoint, estate).length > 0)
      : [],
  finds: (endpoint, estate) => {
    // Azure counts jobs by workspace
    const place = targetKeys(endpoint.workspace)[0] ?? endpoint.resource;
    const failures = clustersOf(endpoint, estate).map((cluster) =>
      isWatched(place, failedJobs(cluster), estate),
    );
    const ages = expectedDeployments(endpoint, estate).flatMap((deployment) => {
      const published = {
        endpoint: nameOf(endpoint),
        model: nameOf(deployment),
        isOnlyKind: hasOneKindOfBatch(estate),
      };
      return clustersOfDeployment(deployment).map((cluster) =>
        isWatched(place, stalePredictions(cluster, published), estate),
      );
    });
    return [
      ...mustHold(allOf(failures), "no alert of this input tells of a job that fails"),
      ...mustHold(allOf(ages), "no alert of this input tells that predictions are old"),
    ];
  },
});

function nameOf({ name }: Pick<Subject, "name">): string | undefined {
  return knownValue(name)?.toLowerCase();
}
