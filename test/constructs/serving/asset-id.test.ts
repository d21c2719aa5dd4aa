import { Token } from "cdktf";
import { type AssetKind, assetIdProblem, assetPlaceProblem } from "../../../constructs/serving/asset-id";
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

  test.each(["versions/latest", "versions/Latest", "labels/latest", "labels/champion"])(
    "refuses %s, which is another version tomorrow",
    (version) => {
      for (const id of [
        `azureml://registries/shared/models/churn/${version}`,
        `${WORKSPACE}/models/churn/${version}`,
      ]) {
        expect(assetIdProblem("modelId", "models", id)).toBe(
          `modelId must end with a version that stays: the latest is another one tomorrow (got ${JSON.stringify(id)})`,
        );
      }
    },
  );

  test("a version may begin as the word does", () => {
    expect(
      assetIdProblem("modelId", "models", "azureml://registries/shared/models/churn/versions/latest-7"),
    ).toBeUndefined();
  });
});

describe("where an asset lies", () => {
  const place = (id: string, workspace = WORKSPACE) => assetPlaceProblem("modelId", id, workspace);

  test("this workspace in any spelling, a registry, and what is known at apply only are taken", () => {
    expect(place(`${WORKSPACE.toUpperCase()}/models/churn/versions/1`)).toBeUndefined();
    expect(place("azureml://registries/shared/models/churn/versions/1")).toBeUndefined();
    const token = Token.asString({ resolve: () => "an id" });
    expect(place(token)).toBeUndefined();
    expect(place(`${token}/models/churn/versions/1`)).toBeUndefined();
    expect(place(`${WORKSPACE}-2/models/churn/versions/1`, token)).toBeUndefined();
  });

  test("another workspace is refused", () => {
    expect(place(`${WORKSPACE}-2/models/churn/versions/1`)).toMatch(
      /^modelId must lie in this workspace \(mlw-churn-test-weu in [\w-]+\), or in a registry \(got one of mlw-churn-test-weu-2 in [\w-]+\)$/,
    );
    const elsewhere = WORKSPACE.replace(/resourceGroups\/[^/]+/, "resourceGroups/rg-other");
    expect(place(`${elsewhere}/models/churn/versions/1`)).toContain(
      "(got one of mlw-churn-test-weu in rg-other)",
    );
  });
});
