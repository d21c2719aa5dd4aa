import { findRegion } from "../../../constructs/naming/regions";
import { ResourceNames } from "../../../constructs/naming/resource-names";
import { assetPlaceProblem } from "../../../constructs/serving/asset-id";
import type { LandingZoneConfig } from "../landing-zone-config";
import { check, issueAtFirstWord } from "./check";

type Serving = NonNullable<LandingZoneConfig["serving"]>;

/** Models, code and environments of somebody else's workspace, which a deployment can't take. */
export const ownAssets = check(
  ["useCase", "environment", "location", "subscriptionId", "nameSuffix", "serving"],
  (config) => {
    if (config.serving === undefined || findRegion(config.location) === undefined) {
      return [];
    }
    const names = new ResourceNames({ ...config, suffix: config.nameSuffix });
    const [group, workspace] = (["resourceGroup", "machineLearningWorkspace"] as const).map((kind) =>
      names.problemOf(kind) === undefined ? names.of(kind) : undefined,
    );
    const id = `/subscriptions/${config.subscriptionId}/resourceGroups/${group}/providers/Microsoft.MachineLearningServices/workspaces/${workspace}`;
    return group === undefined || workspace === undefined
      ? []
      : assetsOf(config.serving).flatMap(([parent, field, asset]) => {
          const problem = assetPlaceProblem(field, asset, id);
          return problem === undefined ? [] : [issueAtFirstWord(parent, problem)];
        });
  },
);

/** Where each stands, the field, and the id. */
function assetsOf({ batch = [], online = [] }: Serving): (readonly [string, string, string])[] {
  return [
    ...online.flatMap(({ deployments }, at) =>
      deployments.flatMap(({ model, scoring }, index) => {
        const path = `serving.online[${at}].deployments[${index}]`;
        return [
          [path, "model", model] as const,
          ...(scoring === undefined
            ? []
            : (["codeId", "environmentId"] as const).map(
                (field) => [`${path}.scoring`, field, scoring[field]] as const,
              )),
        ];
      }),
    ),
    ...batch.flatMap(({ models }, at) =>
      models.map(({ model }, index) => [`serving.batch[${at}].models[${index}]`, "model", model] as const),
    ),
  ];
}
