import { deploymentVersions } from "../../../../baseline/rules/reliability/deployment-versions";
import { findingsOf } from "../findings";
import { served, together } from "../serving";

const REGISTRY = "azureml://registries/shared/models/churn";
const online = (properties: object) =>
  findingsOf(deploymentVersions, served("onlineEndpoints/deployments", { properties }));
const batch = (model: object) =>
  findingsOf(deploymentVersions, served("batchEndpoints/deployments", { properties: { model } }));

test.each([
  `${REGISTRY}/versions/7`,
  "/subscriptions/s/x/workspaces/w/models/churn/versions/7",
  "azureml:churn:7",
])("%s passes", (model) => {
  expect(online({ model })).toEqual([]);
  expect(batch({ referenceType: "Id", assetId: model })).toEqual([]);
});

test.each([`${REGISTRY}/labels/latest`, `${REGISTRY}/versions/latest`, REGISTRY, "azureml:churn@latest"])(
  "%s is a violation",
  (model) => {
    const end = "without a version it may be something else tomorrow";
    expect(online({ model })).toEqual([expect.stringContaining("azapi_resource.blue: violation: ")]);
    expect(online({ model })[0]).toContain(end);
    expect(batch({ referenceType: "Id", assetId: model })).toHaveLength(1);
  },
);

test("code and environment need one, too; a model in MLflow's format has neither", () => {
  const model = `${REGISTRY}/versions/7`;
  expect(online({ model, environmentId: "/x/environments/e/labels/latest" })).toHaveLength(1);
  expect(online({ model, codeConfiguration: { codeId: "/x/codes/c" } })).toHaveLength(1);
  expect(online({ model, environmentId: "/x/environments/e/versions/1" })).toEqual([]);
});

test("a version that the same input registers passes", () => {
  const version = {
    resource: {
      azapi_resource: {
        v: { type: "Microsoft.MachineLearningServices/workspaces/models/versions@2025-12-01" },
      },
    },
  };
  const model = "${azapi_resource.v.id}";
  expect(
    findingsOf(
      deploymentVersions,
      together(version, served("onlineEndpoints/deployments", { properties: { model } })),
    ),
  ).toEqual([]);
});

test("a place without versions is a violation", () => {
  expect(batch({ referenceType: "DataPath", path: "models/churn" })).toEqual([
    expect.stringContaining("the model is what lies at a place"),
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(online({ model: "${var.m}" })).toEqual([expect.stringContaining("blue: unknown: ")]);
});
