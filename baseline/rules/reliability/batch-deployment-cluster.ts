import { COMPUTE, type Compute } from "../../azure";
import { BATCH_DEPLOYMENT } from "../../azure/batch-deployment";
import { resourcesAt } from "../../azure/joins/references";
import { must, mustHold, oneOf } from "../must";
import { type Problem, rule } from "../rule";

export const batchDeploymentCluster = rule({
  id: "reliability/batch-deployment-cluster",
  title: "Batch deployments run on a cluster whose nodes Azure doesn't take away",
  recommendations: [
    "reliability/dedicated-tier-for-batch-inference",
    "reliability/segregate-exploratory-from-production",
  ],
  severity: "medium",
  why: "Azure takes low-priority nodes back in the middle of a run that others wait for; a person's machine stops when the person does.",
  fix: {
    construct: "BatchDeployment: cluster, a BatchInferenceCluster",
    terraform: 'azurerm_machine_learning_compute_cluster of the deployment: vm_priority = "Dedicated"',
  },
  looksAt: BATCH_DEPLOYMENT,
  // a cluster that isn't in the input is judged where it is made; one that nobody can name is not
  finds: ({ compute }) =>
    compute.state === "unknown"
      ? mustHold("unknown", "Azure may take its nodes away, or they are one person's", {
          attribute: "body.properties.compute",
        })
      : resourcesAt(compute)
          .filter(isCompute)
          .flatMap((resource) => problemsOf(COMPUTE.read(resource))),
});

function problemsOf({ computeType, priority, resource }: Compute): Problem[] {
  const isPersons = computeType.state === "known" && computeType.value === "ComputeInstance";
  return [
    ...(isPersons ? must(computeType, () => false, "it works on a machine of one person") : []),
    ...(isPersons ? [] : must(priority, oneOf("Dedicated"), "Azure may take nodes away from it")),
  ].map((problem) => ({
    ...problem,
    // the attribute is the other resource's
    message: `${resource.address}: ${problem.message}`,
    attribute: "body.properties.compute",
    related: [resource.address],
  }));
}

function isCompute({ armType, mode, type }: Compute["resource"]): boolean {
  const arm = COMPUTE.arm.map((one) => one.toLowerCase());
  return mode === "managed" && (COMPUTE.azurerm.includes(type) || arm.includes(armType ?? ""));
}
