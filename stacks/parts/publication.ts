import type { TerraformStack } from "cdktf";
import { cloudSuffixes } from "../../constructs/naming/clouds";
import { PredictionPublication } from "../../constructs/serving/prediction-publication";
import type { ServingConfig } from "../config/serving-config";
import { PREDICTIONS, STAGED_PREDICTIONS } from "../config/serving-containers";
import type { LandingZoneLookup } from "./landing-zone-lookup";

/**
 * What a pipeline may publish of what batch jobs wrote: the folders of the models that are deployed, in the place
 * that jobs have where nobody names another one.
 */
export function letPublish(
  stack: TerraformStack,
  { cloud, serving }: ServingConfig,
  { knownWorkspaceId, storageAccountName }: LandingZoneLookup,
): void {
  const folders = serving.batch.flatMap(({ models, prefix }) =>
    models.flatMap(({ name, retired }) => (retired ? [] : [`${prefix}/${name}`])),
  );
  if (folders.length > 0) {
    new PredictionPublication(stack, "publication", {
      workspaceId: knownWorkspaceId,
      storage: `https://${storageAccountName}.blob.${cloudSuffixes(cloud).storage}`,
      staging: STAGED_PREDICTIONS,
      stagingDays: serving.stagingDays,
      published: PREDICTIONS,
      folders,
    });
  }
}
