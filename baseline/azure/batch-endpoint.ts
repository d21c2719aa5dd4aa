import { besideBody } from "./beside-body";
import { kind, type SubjectOf } from "./subject";

/** A batch endpoint, a patch of one, or a request that writes one anew. azurerm has no word for it. */
export const BATCH_ENDPOINT = kind(
  { azurerm: [], arm: ["Microsoft.MachineLearningServices/workspaces/batchEndpoints"] },
  (facts) => ({
    workspace: besideBody(facts.resource).targets({ body: "parent_id" }),
    /** The endpoint that a patch or a request is about. */
    written: besideBody(facts.resource).targets({ body: "resource_id" }),
    /** Azure takes `AADToken` alone, whatever its schema says. */
    authMode: facts.text({ body: "properties.authMode" }),
    keys: facts.any({ body: "properties.keys" }),
    /** The deployment that runs where a caller names none. */
    defaultDeployment: facts.text({ body: "properties.defaults.deploymentName" }),
  }),
);

export type BatchEndpoint = SubjectOf<typeof BATCH_ENDPOINT>;
