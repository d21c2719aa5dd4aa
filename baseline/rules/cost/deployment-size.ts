import { ONLINE_DEPLOYMENT } from "../../azure/online-deployment";
import { vmSizeOf } from "../../azure/vm-size";
import { must } from "../must";
import { rule } from "../rule";

/** The most vCPUs of one instance: more is several instances' work. */
const MOST = 96;

export const deploymentSize = rule({
  id: "cost/deployment-size",
  title: "Online deployments have machines of a suitable size",
  recommendations: [
    "cost/right-size-sku-selection",
    "performance/deployment-compute-choice",
    "ai-performance/right-size-by-load-characteristics",
  ],
  severity: "low",
  why: "Instances are paid for day and night, whoever calls them: one that is larger than the model needs costs that many times over.",
  fix: {
    construct: "OnlineDeployment: instanceType, from the list for online inference in vm-sizes.ts",
    terraform:
      "azapi_resource of Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments: instanceType",
  },
  looksAt: ONLINE_DEPLOYMENT,
  finds: ({ instanceType }) =>
    must(
      instanceType,
      (name) => {
        const size = vmSizeOf(name);
        return size === undefined || (size.number <= MOST && size.series !== "M");
      },
      "one instance is larger than several would be",
    ),
});
