import { besideBody } from "./beside-body";
import { scoringAssets } from "./scoring-assets";
import { kind, type SubjectOf } from "./subject";

/** A model that works through data on a cluster, behind a batch endpoint. azurerm has no word for it. */
export const BATCH_DEPLOYMENT = kind(
  { azurerm: [], arm: ["Microsoft.MachineLearningServices/workspaces/batchEndpoints/deployments"] },
  (facts) => ({
    ...scoringAssets(facts),
    endpoint: besideBody(facts.resource).targets({ body: "parent_id" }),
    /** The cluster that it runs on. */
    compute: facts.targets({ body: "properties.compute" }),
    model: facts.text({ body: "properties.model.assetId" }),
    modelSource: facts.targets({ body: "properties.model.assetId" }),
    /** `Id` of a registered model, or a place without versions: `DataPath`, `OutputPath`. */
    modelReference: facts.text({ body: "properties.model.referenceType" }),
    /** Failed items that a job takes; -1 takes any number. */
    errorThreshold: facts.number({ body: "properties.errorThreshold", whenAbsent: -1 }),
    /** How often a mini-batch is tried again. */
    maxRetries: facts.number({ body: "properties.retrySettings.maxRetries", whenAbsent: 3 }),
  }),
);

export type BatchDeployment = SubjectOf<typeof BATCH_DEPLOYMENT>;
