import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { BatchAlerts } from "../../constructs/serving/batch-alerts";
import { PUBLICATION_MARKER } from "../../constructs/serving/prediction-publication";
import { watchedMinutes } from "../../constructs/serving/watched-minutes";
import type { ResolvedBatch } from "../config/resolved-serving";
import type { ServingConfig } from "../config/serving-config";
import { PREDICTIONS } from "../config/serving-containers";
import type { LandingZoneLookup } from "./landing-zone-lookup";

/** A day: after which a job that no schedule gives a limit is looked at. */
const UNLIMITED_MINUTES = 24 * 60;

/** What somebody is told of endpoints that work through data. */
export function watchBatches(
  stack: TerraformStack,
  { serving }: ServingConfig,
  { alerting, batchCluster, logAnalyticsWorkspaceId, storageAccountName, workspace }: LandingZoneLookup,
): void {
  // a scope of its own: an endpoint may have any name
  const alerts = new Construct(stack, "batch-alerts");
  const limits = serving.batch.flatMap(({ schedules }) =>
    schedules.map(({ timeLimitMinutes }) => timeLimitMinutes),
  );
  serving.batch.forEach((batch, index) => {
    const { maxAgeHours, prefix } = batch;
    const told = alerting();
    const models = expected(batch);
    // jobs are told by their cluster: the first has the one pair of alerts for all of them
    const jobs = index === 0 ? undefined : false;
    const isAging = maxAgeHours !== undefined && models.length > 0;
    if (told && (isAging || jobs !== false)) {
      new BatchAlerts(alerts, prefix, {
        alerting: told,
        endpoint: { endpointName: prefix },
        workspace,
        logAnalyticsWorkspaceId,
        cluster: batchCluster,
        jobs,
        timeLimitMinutes: watchedMinutes(limits.length > 0 ? Math.max(...limits) : UNLIMITED_MINUTES),
        ...(isAging && {
          maxAgeHours,
          output: {
            accountName: storageAccountName,
            container: PREDICTIONS,
            folder: prefix,
            models,
            marker: PUBLICATION_MARKER,
          },
        }),
      });
    }
  });
}

/** The models of which predictions must be fresh: those that a schedule runs, or all where none does. */
function expected({ models, schedules }: ResolvedBatch): readonly string[] {
  const scheduled = new Set(schedules.filter(({ enabled }) => enabled !== false).map(({ model }) => model));
  const deployed = models.filter(({ retired }) => !retired).map(({ name }) => name);
  return scheduled.size === 0 ? deployed : deployed.filter((name) => scheduled.has(name));
}
