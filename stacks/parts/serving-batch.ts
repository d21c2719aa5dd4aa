import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { Deviations } from "../../constructs/governance/deviation";
import { BatchSchedule } from "../../constructs/serving/batch-schedule";
import { type ManyModelsEndpoint, manyModels } from "../../constructs/serving/many-models";
import type { ResolvedBatchSchedule } from "../config/resolved-serving";
import type { ServingConfig } from "../config/serving-config";
import { watchBatches } from "./batch-watch";
import type { LandingZoneLookup } from "./landing-zone-lookup";
import { letPublish } from "./publication";

/** Endpoints that work through data, the clock that starts them, and what is noticed of them. */
export function serveInBatches(
  stack: TerraformStack,
  config: ServingConfig,
  lookup: LandingZoneLookup,
): void {
  const { batchCluster, workspace } = lookup;
  // scopes of their own: an endpoint and a schedule may have any name
  const endpoints = new Construct(stack, "batch");
  const clocks = new Construct(stack, "schedule");
  for (const { ageUnwatched, schedules, ...batch } of config.serving.batch) {
    const served = manyModels(endpoints, { ...batch, workspace, cluster: batchCluster });
    Deviations.of(stack).accept(endpoints, "ageUnwatched", ageUnwatched, {
      recommendations: ["deploy/batch-freshness-schedule"],
      rules: ["operations/batch-alerts"],
      resources: served.map(({ endpoint }) => endpoint),
    });
    for (const { model, ...schedule } of schedules) {
      new BatchSchedule(clocks, schedule.name, {
        ...schedule,
        ...whoServes(model, served),
        workspace,
        deployment: model,
      });
    }
  }
  watchBatches(stack, config, lookup);
  letPublish(stack, config, lookup);
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
