import { besideBody } from "./beside-body";
import { resourceIdentity } from "./resource-identity";
import { kind, type SubjectOf } from "./subject";

/**
 * An online endpoint, a patch of one, or a request that writes one anew: traffic is written so, with all of
 * the endpoint beside it. azurerm has no word for it.
 */
export const ONLINE_ENDPOINT = kind(
  { azurerm: [], arm: ["Microsoft.MachineLearningServices/workspaces/onlineEndpoints"] },
  (facts) => ({
    ...resourceIdentity(facts.resource),
    /** Where the whole request is a body, the identities are the names of an object in it. */
    bodyIdentities: facts.any({ body: "identity.userAssignedIdentities" }),
    workspace: besideBody(facts.resource).targets({ body: "parent_id" }),
    /** The endpoint that a patch or a request is about. */
    written: besideBody(facts.resource).targets({ body: "resource_id" }),
    /** `AADToken`, `AMLToken` or `Key`; Azure asks for one. */
    authMode: facts.text({ body: "properties.authMode" }),
    publicNetworkAccess: facts.flag({ body: "properties.publicNetworkAccess", whenAbsent: true }),
    /** The Kubernetes cluster that answers; absent where Azure's own machines do. */
    compute: facts.targets({ body: "properties.compute" }),
    /** Keys to begin with, which lie in the state from then on. */
    keys: facts.any({ body: "properties.keys" }),
    /** Percent of the requests by deployment. */
    traffic: facts.any({ body: "properties.traffic" }),
    /** Percent of the requests that a deployment gets a copy of. */
    mirrorTraffic: facts.any({ body: "properties.mirrorTraffic" }),
  }),
);

export type OnlineEndpoint = SubjectOf<typeof ONLINE_ENDPOINT>;
