import { type AzureEstate, allOf } from "../../azure";
import type { BatchEndpoint } from "../../azure/batch-endpoint";
import { nameOfTarget } from "../../azure/joins/address";
import { isWatched, type Watched } from "../../azure/joins/alerts";
import { batchDeploymentsOf } from "../../azure/joins/deployments";
import { madeBatchEndpoints } from "../../azure/joins/endpoints";
import { targetKeys } from "../../azure/joins/references";
import { failedJobs, stalePredictions } from "../../azure/joins/serving-alerts";
import type { GraphResource, Target } from "../../graph";
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
      "azurerm_monitor_scheduled_query_rules_alert_v2 on AmlComputeJobEvent: a JobFailed, and no JobSucceeded for too long",
  },
  looksAt: (estate) =>
    estate.environment.production
      ? madeBatchEndpoints(estate).filter((endpoint) => batchDeploymentsOf(endpoint, estate).length > 0)
      : [],
  finds: (endpoint, estate) => {
    // Azure counts jobs by workspace
    const place = targetKeys(endpoint.workspace)[0] ?? endpoint.resource;
    const areWatched = (watched: (cluster: string | undefined) => Watched) =>
      allOf(clustersOf(endpoint, estate).map((cluster) => isWatched(place, watched(cluster), estate)));
    return [
      ...mustHold(areWatched(failedJobs), "no alert of this input tells of a job that fails"),
      ...mustHold(areWatched(stalePredictions), "no alert of this input tells that predictions are old"),
    ];
  },
});

/** Names of the clusters that its jobs run on; undefined for one that the input doesn't tell. */
function clustersOf(endpoint: BatchEndpoint, estate: AzureEstate): (string | undefined)[] {
  const names = batchDeploymentsOf(endpoint, estate).flatMap(({ compute }) =>
    compute.state === "known" ? compute.value.map(clusterAt) : [undefined],
  );
  return [...new Set(names)];
}

/** A cluster of the input, an id, or `…/computes/<name>` of a workspace. */
function clusterAt(target: Target<GraphResource>): string | undefined {
  const below = target.kind === "resource" ? target.suffix : undefined;
  return below ? below.split("/").at(-1)?.toLowerCase() : nameOfTarget(target);
}
