import { type NotSecurity, attributesOf as of } from "./not-security-entry";

const ML = "Microsoft.MachineLearningServices/workspaces";
const ONLINE = `${ML}/onlineEndpoints`;
const ONLINE_DEPLOYMENT = `${ONLINE}/deployments`;
const BATCH = `${ML}/batchEndpoints`;
const BATCH_DEPLOYMENT = `${BATCH}/deployments`;
const ALL = [ONLINE, ONLINE_DEPLOYMENT, BATCH, BATCH_DEPLOYMENT];

/** What no operator weakens in endpoints and their deployments. */
export const SERVING_NOT_SECURITY: readonly NotSecurity[] = [
  {
    reason: "says what it is, where it lies or what somebody remarks",
    attributes: [
      ...ALL.flatMap((type) =>
        of(
          type,
          ...["name", "location", "tags", "kind", "properties.description", "properties.properties"].map(
            (name) => `body.${name}`,
          ),
        ),
      ),
      ...[ONLINE, BATCH, BATCH_DEPLOYMENT].flatMap((type) => of(type, "body.sku.*")),
      ...of(ONLINE_DEPLOYMENT, "body.sku.name", "body.sku.tier", "body.sku.size", "body.sku.family"),
    ],
  },
  {
    reason: "Azure gives a batch endpoint an identity itself, and deployments work with their endpoint's",
    attributes: [ONLINE_DEPLOYMENT, BATCH, BATCH_DEPLOYMENT].flatMap((type) => of(type, "body.identity.*")),
  },
  {
    reason: "another place to run changes who may call it, which has operators; the stacks name none",
    attributes: [...of(ONLINE, "body.properties.compute")],
  },
  {
    reason: "without effect in a managed network; without one, a deployment that reaches out is added",
    attributes: of(ONLINE_DEPLOYMENT, "body.properties.egressPublicNetworkAccess"),
  },
  {
    reason: "how often a new file is begun for what requests hold; what is kept, and where, has operators",
    attributes: of(ONLINE_DEPLOYMENT, "body.properties.dataCollector.rollingRate"),
  },
  {
    reason: "the team measures how long its model takes to begin, and no recommendation names a number",
    attributes: of(ONLINE_DEPLOYMENT, "body.properties.startupProbe.*"),
  },
  {
    reason: "the team's code: where it finds its model, and what is run",
    attributes: [
      ...of(ONLINE_DEPLOYMENT, "body.properties.modelMountPath"),
      ...[ONLINE_DEPLOYMENT, BATCH_DEPLOYMENT].flatMap((type) =>
        of(type, "body.properties.codeConfiguration.scoringScript"),
      ),
    ],
  },
  {
    reason: "says how a job works through its input, by trial and for its deadline",
    attributes: of(
      BATCH_DEPLOYMENT,
      "body.properties.loggingLevel",
      "body.properties.maxConcurrencyPerInstance",
      "body.properties.miniBatchSize",
      "body.properties.outputAction",
      "body.properties.outputFileName",
      "body.properties.resources.*",
      "body.properties.retrySettings.timeout",
    ),
  },
  {
    reason: "one on nodes that Azure takes away is added; whether a cluster has such nodes has operators",
    attributes: of(BATCH_DEPLOYMENT, "body.properties.compute"),
  },
];
