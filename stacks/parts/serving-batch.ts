import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { BatchAlerts } from "../../constructs/serving/batch-alerts";
import { BatchSchedule } from "../../constructs/serving/batch-schedule";
import { type ManyModelsEndpoint, manyModels } from "../../constructs/serving/many-models";
import type { ResolvedBatchSchedule } from "../config/resolved-serving";
import type { ServingConfig } from "../config/serving-config";
import { PREDICTIONS } from "../config/serving-containers";
import type { LandingZoneLookup } from "./landing-zone-lookup";

/** Minutes that an alert can tell. */
const [SHORTEST_WATCHED, LONGEST_WATCHED] = [5, 46 * 60];

/** Endpoints that work through data, the clock that starts them, and what is noticed of them. */
export function serveInBatches(
  stack: TerraformStack,
  { serving }: ServingConfig,
  { alerting, batchCluster, logAnalyticsWorkspaceId, storageAccountName, workspace }: LandingZoneLookup,
): void {
  // scopes of their own: an endpoint and a schedule may have any name
  const endpoints = new Construct(stack, "batch");
  const clocks = new Construct(stack, "schedule");
  const alerts = new Construct(stack, "batch-alerts");
  // jobs are told by their cluster: one pair of alerts for all of them, at the first that is watched
  const firstWatched = serving.batch.find(({ maxAgeHours }) => maxAgeHours !== undefined)?.prefix;
  const limits = serving.batch.flatMap(({ schedules }) =>
    schedules.map(({ timeLimitMinutes }) => timeLimitMinutes),
  );
  for (const { maxAgeHours, schedules, ...batch } of serving.batch) {
    const served = manyModels(endpoints, { ...batch, workspace, cluster: batchCluster });
    for (const { model, ...schedule } of schedules) {
      new BatchSchedule(clocks, schedule.name, {
        ...schedule,
        ...whoServes(model, served),
        workspace,
        deployment: model,
      });
    }
    const told = alerting();
    if (told && maxAgeHours !== undefined) {
      new BatchAlerts(alerts, batch.prefix, {
        alerting: told,
        endpoint: { endpointName: batch.prefix },
        logAnalyticsWorkspaceId,
        cluster: batchCluster,
        maxAgeHours,
        jobs: batch.prefix === firstWatched ? undefined : false,
        timeLimitMinutes: longest(limits),
        output: { accountName: storageAccountName, container: PREDICTIONS, folder: batch.prefix },
      });
    }
  }
}

/** One alert for all jobs of the cluster: the longest limit, where Azure looks back as far. */
function longest(minutes: readonly number[]): number | undefined {
  const watched = minutes.filter((limit) => limit >= SHORTEST_WATCHED && limit <= LONGEST_WATCHED);
  return watched.length === 0 || watched.length < minutes.length ? undefined : Math.max(...watched);
}

function whoServes(
  model: ResolvedBatchSchedule["model"],
  served: readonly ManyModelsEndpoint[],
): ManyModelsEndpoint {
  const found = served.find(({ deployments }) =>
    deployments.some(({ deploymentName }) => deploymentName === model),
  );
  if (found === undefined) {
    throw new Error(`no model is called ${model}`);
  }
  return found;
}
