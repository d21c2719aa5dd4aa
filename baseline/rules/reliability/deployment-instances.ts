import { ONLINE_DEPLOYMENT } from "../../azure/online-deployment";
import { must } from "../must";
import { rule } from "../rule";

/** One for each zone. */
const LEAST = 3;

export const deploymentInstances = rule({
  id: "reliability/deployment-instances",
  title: "In production, an online deployment has three instances or more",
  recommendations: [
    "reliability/zone-redundant-inference",
    "ai-reliability/redundancy-no-single-instance",
    "ai-reliability/api-hosting-zones-or-regions",
    "ai-reliability/align-endpoint-and-datastore-reliability",
  ],
  severity: "medium",
  why: "Azure spreads instances over zones: with fewer, the loss of a zone, or an update of one machine, leaves too few to answer.",
  fix: {
    construct: "OnlineDeployment: instances, and inProduction",
    terraform:
      "azapi_resource of Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments: sku.capacity = 3 or more",
  },
  looksAt: ONLINE_DEPLOYMENT,
  finds: ({ instances }, { environment }) =>
    environment.production
      ? must(instances, (count) => count >= LEAST, "the loss of a zone may leave nobody to answer")
      : [],
});
