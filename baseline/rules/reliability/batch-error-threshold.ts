import { BATCH_DEPLOYMENT } from "../../azure/batch-deployment";
import { must } from "../must";
import { rule } from "../rule";

export const batchErrorThreshold = rule({
  id: "reliability/batch-error-threshold",
  title: "A batch job fails where too much of its input does",
  recommendations: ["deploy/batch-partial-failure-staging"],
  severity: "medium",
  why: "With a threshold of -1, which is the default, a job that failed on every item says that it has succeeded, and half a result passes for a whole one.",
  fix: {
    construct: "BatchDeployment: errorThreshold, 0 by default",
    terraform:
      "azapi_resource of Microsoft.MachineLearningServices/workspaces/batchEndpoints/deployments: errorThreshold = 0 or more",
  },
  looksAt: BATCH_DEPLOYMENT,
  finds: ({ errorThreshold }) =>
    must(errorThreshold, (count) => count >= 0, "a job that failed throughout says that it has succeeded"),
});
