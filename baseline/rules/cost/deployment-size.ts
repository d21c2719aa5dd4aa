import type { Truth } from "../../azure";
import { isPatch } from "../../azure/facts";
import { managedDeployments } from "../../azure/joins/deployments";
import type { OnlineDeployment } from "../../azure/online-deployment";
import { vmSizeOf } from "../../azure/vm-size";
import { must, mustHold } from "../must";
import { type Problem, rule } from "../rule";

/** The most vCPUs of one instance: more is several instances' work. */
const MOST = 96;

/** Series for general use, memory, processors, and one model's GPUs. */
const SERVES = /^(DS?|E|FX?|NC)$/;

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
      "azapi_resource of Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments: instanceType of the series D, E, F or NC with at most 96 vCPUs",
  },
  // on a Kubernetes cluster a type of instances is what its owner calls so
  looksAt: managedDeployments,
  finds: (deployment) => [
    ...must(
      deployment.instanceType,
      (name) => (vmSizeOf(name)?.number ?? 0) <= MOST,
      "one instance is larger than several would be",
    ),
    ...ofFamily(deployment),
  ],
});

function ofFamily({ computeType, instanceType, resource }: OnlineDeployment): readonly Problem[] {
  if (instanceType.state !== "known") {
    return [];
  }
  const serves = SERVES.test(vmSizeOf(instanceType.value)?.series ?? "");
  // a patch says nothing of where it runs
  const isManaged = computeType.state === "known" || (computeType.state === "absent" && !isPatch(resource));
  const truth: Truth = serves ? "yes" : isManaged ? "no" : "unknown";
  return mustHold(truth, "its family is none of D, E, F and NC, with which this project serves models", {
    attribute: instanceType.at,
  });
}
