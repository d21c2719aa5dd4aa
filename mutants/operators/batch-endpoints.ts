import { attribute } from "../block-rows";
import type { Domain } from "../domain";
import type { Breaks } from "../mutant";
import { choice, number } from "../row";
import { variablesRow, versionRow } from "./deployment-rows";
import { TOKEN_ROWS } from "./endpoint-tokens";
import { ROLLOUT } from "./serving-broken";

const PARTIAL: Breaks = ["deploy/batch-partial-failure-staging"];

/** What azapi makes, updates, or writes anew as a whole. */
export const BATCH_ENDPOINT: Domain = {
  type: "Microsoft.MachineLearningServices/workspaces/batchEndpoints",
  rows: [
    ...TOKEN_ROWS,
    attribute("body.properties.defaults.deploymentName", {
      breaks: ["deploy/many-models-batch-multi-deployment", "deploy/update-plan-blue-green"],
    }),
  ],
};

/** A deployment of one. */
export const BATCH_DEPLOYMENT: Domain = {
  type: "Microsoft.MachineLearningServices/workspaces/batchEndpoints/deployments",
  rows: [
    number("body.properties.errorThreshold", { lower: [-1], absent: -1, breaks: PARTIAL }),
    number("body.properties.retrySettings.maxRetries", {
      lower: [0],
      absent: 3,
      breaks: ["ai-reliability/retry-and-circuit-breaker"],
    }),
    versionRow("body.properties.model.assetId"),
    choice("body.properties.model.referenceType", { Id: ["DataPath", "OutputPath"] }, { breaks: ROLLOUT }),
    versionRow("body.properties.environmentId"),
    versionRow("body.properties.codeConfiguration.codeId"),
    variablesRow("body.properties.environmentVariables"),
  ],
};
