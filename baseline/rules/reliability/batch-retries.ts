import { BATCH_DEPLOYMENT } from "../../azure/batch-deployment";
import { must } from "../must";
import { rule } from "../rule";

export const batchRetries = rule({
  id: "reliability/batch-retries",
  title: "A batch job tries a failed mini-batch again",
  recommendations: ["ai-reliability/retry-and-circuit-breaker"],
  severity: "low",
  why: "A passing fault of the network or of one node would otherwise cost items of the result, or the whole job.",
  fix: {
    construct: "BatchDeployment: maxRetries, 3 by default",
    terraform:
      "azapi_resource of Microsoft.MachineLearningServices/workspaces/batchEndpoints/deployments: retrySettings.maxRetries = 1 or more",
  },
  looksAt: BATCH_DEPLOYMENT,
  finds: ({ maxRetries }) =>
    must(maxRetries, (count) => count >= 1, "a passing fault costs a part of the result"),
});
