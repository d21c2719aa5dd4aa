import { besideBody } from "./beside-body";
import { scoringAssets } from "./scoring-assets";
import { kind, type SubjectOf } from "./subject";

/** A model on machines of its own behind an online endpoint. azurerm has no word for it. */
export const ONLINE_DEPLOYMENT = kind(
  { azurerm: [], arm: ["Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments"] },
  (facts) => ({
    ...scoringAssets(facts),
    endpoint: besideBody(facts.resource).targets({ body: "parent_id" }),
    /** `Managed` or `Kubernetes`. */
    computeType: facts.text({ body: "properties.endpointComputeType" }),
    instances: facts.number({ body: "sku.capacity", whenAbsent: 1 }),
    instanceType: facts.text({ body: "properties.instanceType" }),
    /** Of one without a network of the workspace's: from where it is reached, and where to it gets out. */
    publicEgress: facts.flag({ body: "properties.egressPublicNetworkAccess", whenAbsent: true }),
    /** For one answer, ISO 8601, e.g. `PT5S`; with Azure's own five seconds where nobody says. */
    requestTimeout: facts.text({ body: "properties.requestSettings.requestTimeout" }),
    /** Requests that an instance answers side by side. */
    concurrency: facts.number({ body: "properties.requestSettings.maxConcurrentRequestsPerInstance" }),
    /** How Azure asks a container whether it is well, and whether it may get requests. */
    livenessProbe: facts.any({ body: "properties.livenessProbe" }),
    readinessProbe: facts.any({ body: "properties.readinessProbe" }),
    insights: facts.flag({ body: "properties.appInsightsEnabled", whenAbsent: false }),
    /** What is kept of requests and answers, by name. */
    collections: facts.any({ body: "properties.dataCollector.collections" }),
    /** Headers of requests that are kept, too. */
    capturedHeaders: facts.texts({ body: "properties.dataCollector.requestLogging.captureHeaders" }),
    tags: besideBody(facts.resource).any({ body: "tags" }),
    model: facts.text({ body: "properties.model" }),
    modelSource: facts.targets({ body: "properties.model" }),
  }),
);

export type OnlineDeployment = SubjectOf<typeof ONLINE_DEPLOYMENT>;
