import { anyOf, holds, knownValue, type Truth } from "../../azure";
import type { BatchEndpoint } from "../../azure/batch-endpoint";
import { batchDeploymentsOf } from "../../azure/joins/deployments";
import { madeBatchEndpoints, writingsOfBatchEndpoint } from "../../azure/joins/endpoints";
import { mustHold } from "../must";
import { rule } from "../rule";

export const batchDefaultDeployment = rule({
  id: "reliability/batch-default-deployment",
  title: "A batch endpoint names the one deployment that runs",
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
  finds: (endpoint, estate) => {
    const writings = writingsOfBatchEndpoint(endpoint, estate);
    return [
      ...mustHold(hasDefault(writings), "no deployment runs where a caller names none"),
      ...mustHold(isOne(writings), "two defaults are written, and the last one written runs", {
        related: writings
          .filter(({ defaultDeployment }) => defaultDeployment.state !== "absent")
          .map(({ resource }) => resource.address),
      }),
    ];
  },
});

function hasDefault(writings: readonly BatchEndpoint[]): Truth {
  return anyOf(writings.map(({ defaultDeployment }) => holds(defaultDeployment, (name) => name !== "")));
}

/** Whether all that is written is the same default, or at most one writes it. */
function isOne(writings: readonly BatchEndpoint[]): Truth {
  const written = writings.filter(({ defaultDeployment }) => defaultDeployment.state !== "absent");
  const names = written.flatMap(({ defaultDeployment }) => knownValue(defaultDeployment) ?? []);
  if (new Set(names.map((name) => name.toLowerCase())).size > 1) {
    return "no";
  }
  return names.length === written.length || written.length === 1 ? "yes" : "unknown";
}
