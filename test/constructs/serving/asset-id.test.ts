import { Token } from "cdktf";
import { type AssetKind, assetIdProblem } from "../../../constructs/serving/asset-id";
import { armId } from "../../support/fixtures";

const WORKSPACE = armId("Microsoft.MachineLearningServices/workspaces", "mlw-churn-test-weu");

describe("the id of an asset", () => {
  test.each<[AssetKind, string]>([
    ["models", "azureml://registries/shared/models/churn/versions/7"],
    ["models", `${WORKSPACE}/models/churn/versions/2026-11-20`],
    ["environments", "azureml://registries/azureml/environments/sklearn-1.5/versions/21"],
    ["codes", `${WORKSPACE}/codes/0f1e2d/versions/1`],
    // known at apply only
    ["models", Token.asString({ resolve: () => "the id of a model" })],
  ])("%s: %s", (kind, id) => {
    expect(assetIdProblem("modelId", kind, id)).toBeUndefined();
  });

  test.each<[string, string]>([
    ["no version: another day it would be another model", "azureml://registries/shared/models/churn"],
    ["a label, which moves", "azureml://registries/shared/models/churn/labels/latest"],
    ["the form of the command line", "azureml:churn:7"],
    ["another kind of asset", "azureml://registries/shared/environments/churn/versions/7"],
    ["a path that leads elsewhere", "azureml://registries/shared/models/../../x/versions/7"],
    ["something after it", "azureml://registries/shared/models/churn/versions/7/x"],
    ["nothing", ""],
  ])("refuses %s", (_, id) => {
    expect(assetIdProblem("modelId", "models", id)).toBe(
      `modelId must be azureml://registries/<registry>/models/<name>/versions/<version> or the ARM id of a workspace's (…/workspaces/<workspace>/models/<name>/versions/<version>) (got ${JSON.stringify(id)})`,
    );
  });
});
