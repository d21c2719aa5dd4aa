import { ONLINE_DEPLOYMENT } from "../../azure/online-deployment";
import { is, must } from "../must";
import { rule } from "../rule";

export const deploymentInsights = rule({
  id: "operations/deployment-insights",
  title: "Online deployments send their telemetry to Application Insights",
  recommendations: [
    "operations/app-insights-on-endpoints",
    "ai-performance/collect-pipeline-and-component-telemetry",
  ],
  severity: "medium",
  why: "Without it nobody sees which requests failed in the model's code, and why; Azure's metrics only count them.",
  fix: {
    construct: "OnlineDeployment switches it on; there is no property that switches it off",
    terraform:
      "azapi_resource of Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments: appInsightsEnabled = true",
  },
  looksAt: ONLINE_DEPLOYMENT,
  finds: ({ insights }) => must(insights, is(true), "nobody sees what fails in the model's code"),
});
