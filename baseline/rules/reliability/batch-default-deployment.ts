import { type AzureEstate, anyOf, holds, type Truth } from "../../azure";
import type { BatchEndpoint } from "../../azure/batch-endpoint";
import { batchDeploymentsOf } from "../../azure/joins/deployments";
import { madeBatchEndpoints, writingsOfBatchEndpoint } from "../../azure/joins/endpoints";
import { mustHold } from "../must";
import { rule } from "../rule";

export const batchDefaultDeployment = rule({
  id: "reliability/batch-default-deployment",
  title: "A batch endpoint names the deployment that runs",
  recommendations: ["deploy/many-models-batch-multi-deployment", "deploy/update-plan-blue-green"],
  severity: "low",
  why: "Without a default, callers name deployments themselves: a new model reaches them only when each of them changes, and the way back does, too.",
  fix: {
    construct: "BatchDefault: deployment",
    terraform:
      "azapi_update_resource of Microsoft.MachineLearningServices/workspaces/batchEndpoints: defaults.deploymentName",
  },
  looksAt: (estate) =>
    madeBatchEndpoints(estate).filter((endpoint) => batchDeploymentsOf(endpoint, estate).length > 0),
  finds: (endpoint, estate) =>
    mustHold(hasDefault(endpoint, estate), "no deployment runs where a caller names none"),
});

function hasDefault(endpoint: BatchEndpoint, estate: AzureEstate): Truth {
  return anyOf(
    writingsOfBatchEndpoint(endpoint, estate).map(({ defaultDeployment }) =>
      holds(defaultDeployment, (name) => name !== ""),
    ),
  );
}
