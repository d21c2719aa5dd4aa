import { besideBody } from "./beside-body";
import { kind, type SubjectOf } from "./subject";

/** A version of a data asset: a name of a workspace for a place where data lies. */
export const DATA_VERSION = kind(
  { azurerm: [], arm: ["Microsoft.MachineLearningServices/workspaces/data/versions"] },
  (facts) => ({
    /** The asset, which may not be in the input: a workspace and `/data/<name>`. */
    asset: besideBody(facts.resource).targets({ body: "parent_id" }),
    /** `azureml://datastores/<name>/paths/<path>`, or an address. */
    uri: facts.text({ body: "properties.dataUri" }),
  }),
);

export type DataVersion = SubjectOf<typeof DATA_VERSION>;
