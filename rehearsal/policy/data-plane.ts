import { type PolicyResource, propertyOf, sameText, UNKNOWN } from "./resource";

/** The type by which Azure Machine Learning shows its own policies a deployment of a model. */
export const MODEL_DEPLOYMENT = "Microsoft.MachineLearningServices.v2.Data/workspaces/deployments";

/** The mode of definitions about it. */
export const MODEL_DEPLOYMENT_MODE = "Microsoft.MachineLearningServices.v2.Data";

/** No published file has the aliases of the service's own types: those in use, on what `asModelDeployment` makes. */
export const DATA_PLANE_ALIASES: Readonly<Record<string, string>> = {
  [`${MODEL_DEPLOYMENT}/model.assetId`]: "properties.model.assetId",
  [`${MODEL_DEPLOYMENT}/model.registryName`]: "properties.model.registryName",
  [`${MODEL_DEPLOYMENT}/model.publisher`]: "properties.model.publisher",
};

/** Where a request names its model, by type. */
const MODEL_OF: readonly (readonly [type: string, path: readonly string[]])[] = [
  ["Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments", ["model"]],
  ["Microsoft.MachineLearningServices/workspaces/batchEndpoints/deployments", ["model", "assetId"]],
  ["Microsoft.MachineLearningServices/workspaces/serverlessEndpoints", ["modelSettings", "modelId"]],
];

/**
 * A deployment as the service shows it to its own policies; `undefined` for all else, and without a model. Who has
 * published a registry's model stands in the registry alone, so that is left open.
 */
export function asModelDeployment(resource: PolicyResource): PolicyResource | undefined {
  const path = MODEL_OF.find(([type]) => sameText(type, resource.type))?.[1];
  const assetId = path?.reduce(propertyOf, resource.properties);
  if (typeof assetId !== "string") {
    return undefined;
  }
  const registryName = /^azureml:\/\/registries\/([^/]+)\//i.exec(assetId)?.[1];
  const origin = registryName === undefined ? {} : { registryName, publisher: UNKNOWN };
  return { ...resource, type: MODEL_DEPLOYMENT, properties: { model: { assetId, ...origin } } };
}
