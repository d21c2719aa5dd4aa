import type { AzureEstate, Fact, Subject } from "../../azure";
import { BATCH_DEPLOYMENT } from "../../azure/batch-deployment";

import { type References, resourcesAt } from "../../azure/joins/references";
import { ONLINE_DEPLOYMENT } from "../../azure/online-deployment";
import { must, oneOf } from "../must";
import { rule } from "../rule";

/** `…/versions/7`, or the short form `azureml:<name>:7`. */
const VERSION = /\/versions\/(?!latest$)[^/@]+$|^azureml:[^/:@]+:(?!latest$)[^/:@]+$/i;
/** A version that the same input registers. */
const MADE_VERSION = /^microsoft\.machinelearningservices\/.*\/versions$/;

/** A deployment of either kind, as far as this rule reads it. */
interface Deployed extends Subject {
  readonly assets: readonly { readonly id: Fact<string>; readonly source: References }[];
  readonly modelReference?: Fact<string>;
}

export const deploymentVersions = rule({
  id: "reliability/deployment-versions",
  title: "A deployment names versions of model, code and environment",
  recommendations: [
    "deploy/update-plan-blue-green",
    "ai-operations/safe-deployment-strategy",
    "deploy/consistent-environments",
  ],
  severity: "medium",
  why: "What is called the latest is another model tomorrow: it goes live without a rollout, and the way back leads nowhere.",
  fix: {
    construct: "OnlineDeployment and BatchDeployment: modelId with its version; nothing else is taken",
    terraform:
      "azapi_resource of a deployment: ids that end with /versions/<version>, never with /labels/latest",
  },
  looksAt: deployed,
  finds: ({ assets, modelReference }) => [
    ...assets.flatMap(({ id, source }) => (isMadeHere(source) ? [] : must(id, isVersion, OTHER_TOMORROW))),
    ...(modelReference === undefined
      ? []
      : must(
          modelReference,
          oneOf("Id"),
          "the model is what lies at a place, and may be another one tomorrow",
        )),
  ],
});

const OTHER_TOMORROW = "without a version it may be something else tomorrow";

function deployed(estate: AzureEstate): readonly Deployed[] {
  return [
    ...estate.all(ONLINE_DEPLOYMENT).map((one) => ({ ...one, modelReference: undefined })),
    ...estate.all(BATCH_DEPLOYMENT),
  ].map(
    ({
      code,
      codeSource,
      environment,
      environmentSource,
      model,
      modelReference,
      modelSource,
      ...subject
    }) => ({
      ...subject,
      modelReference,
      assets: [
        { id: model, source: modelSource },
        { id: environment, source: environmentSource },
        { id: code, source: codeSource },
      ],
    }),
  );
}

function isVersion(id: string): boolean {
  return VERSION.test(id);
}

function isMadeHere(source: References): boolean {
  const made = resourcesAt(source);
  return made.length > 0 && made.every(({ armType = "" }) => MADE_VERSION.test(armType));
}
