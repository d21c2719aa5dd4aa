import type { GraphResource, Target } from "../../graph";
import type { BatchDeployment } from "../batch-deployment";
import type { BatchEndpoint } from "../batch-endpoint";
import type { AzureEstate } from "../estate";
import { knownValue } from "../fact";
import type { JobSchedule } from "../job-schedule";
import { nameOfTarget } from "./address";
import { batchDeploymentsOf } from "./deployments";
import { madeBatchEndpoints, placesOf } from "./endpoints";
import { schedulesThat } from "./job-schedules";
import { groupedBy, oncePerEstate } from "./once";
import type { References } from "./references";

/** Names of clusters, in lower case; undefined for one that the input doesn't tell. */
type ClusterNames = readonly (string | undefined)[];

/** The clusters that a reference leads to; none where none is written. */
export function clustersAt(compute: References): ClusterNames {
  switch (compute.state) {
    case "absent":
      return [];
    case "unknown":
      return [undefined];
    case "known":
      return compute.value.map(clusterAt);
  }
}

/** The clusters that the jobs of a batch endpoint run on. */
export function clustersOf(endpoint: BatchEndpoint, estate: AzureEstate): ClusterNames {
  const names = batchDeploymentsOf(endpoint, estate).flatMap(clustersOfDeployment);
  return [...new Set(names)];
}

/** The clusters that a deployment runs on; that none is told says nothing. */
export function clustersOfDeployment({ compute }: BatchDeployment): ClusterNames {
  return compute.state === "known" ? clustersAt(compute) : [undefined];
}

/** The endpoint of the input that a schedule invokes. */
export function invokedEndpoint({ endpoint }: JobSchedule, estate: AzureEstate): BatchEndpoint | undefined {
  const [place] = placesOf(endpoint);
  return madeBatchEndpoints(estate).find(({ resource }) => resource === place);
}

/** The deployments that schedules run by name; all of the endpoint, where none is. */
export function expectedDeployments(
  endpoint: BatchEndpoint,
  estate: AzureEstate,
): readonly BatchDeployment[] {
  const all = batchDeploymentsOf(endpoint, estate);
  const names = new Set(
    (invocationsByEndpoint(estate).get(endpoint.resource) ?? []).map(({ deployment }) =>
      knownValue(deployment)?.toLowerCase(),
    ),
  );
  const scheduled = all.filter(({ name }) => names.has(knownValue(name)?.toLowerCase()));
  return names.has(undefined) || scheduled.length === 0 ? all : scheduled;
}

const invocationsByEndpoint = oncePerEstate((estate) =>
  groupedBy(schedulesThat("InvokeBatchEndpoint", estate), ({ endpoint }) => placesOf(endpoint)),
);

/** A cluster of the input, an id, or `…/computes/<name>` of a workspace. */
function clusterAt(target: Target<GraphResource>): string | undefined {
  const below = target.kind === "resource" ? target.suffix : undefined;
  return below ? below.split("/").at(-1)?.toLowerCase() : nameOfTarget(target);
}
