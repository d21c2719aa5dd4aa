import { UNKNOWN } from "../../../rehearsal/policy";
import { asModelDeployment, MODEL_DEPLOYMENT } from "../../../rehearsal/policy/data-plane";
import { resource } from "./support";

const WORKSPACES = "Microsoft.MachineLearningServices/workspaces";
const MODEL = "azureml://registries/shared/models/churn/versions/1";

test.each([
  ["an online deployment", `${WORKSPACES}/onlineEndpoints/deployments`, "w/e/blue", { model: MODEL }],
  [
    "a batch deployment",
    `${WORKSPACES}/batchEndpoints/deployments`,
    "w/e/one",
    { model: { assetId: MODEL } },
  ],
  [
    "a serverless endpoint",
    `${WORKSPACES}/serverlessEndpoints`,
    "w/e",
    { modelSettings: { modelId: MODEL } },
  ],
])("%s shows its model, of which the publisher is open", (_what, type, names, properties) => {
  const written = resource(type, names, { properties });
  expect(asModelDeployment(written)).toEqual({
    ...written,
    type: MODEL_DEPLOYMENT,
    properties: { model: { assetId: MODEL, registryName: "shared", publisher: UNKNOWN } },
  });
});

test("a model of the workspace is of no registry", () => {
  const properties = { model: "/subscriptions/s/models/churn/versions/1" };
  const written = resource(`${WORKSPACES}/onlineEndpoints/deployments`, "w/e/blue", { properties });
  expect(asModelDeployment(written)?.properties).toEqual({ model: { assetId: properties.model } });
});

test("what has no model is no deployment of one", () => {
  const without = resource(`${WORKSPACES}/batchEndpoints/deployments`, "w/e/one", {
    properties: { model: "x" },
  });
  expect(asModelDeployment(without)).toBeUndefined();
  expect(asModelDeployment(resource(WORKSPACES, "w", { properties: { model: MODEL } }))).toBeUndefined();
});
