import { isPatch } from "../../azure/facts";
import { managedDeployments } from "../../azure/joins/deployments";
import { must, mustHave } from "../must";
import { rule } from "../rule";

export const deploymentProbes = rule({
  id: "reliability/deployment-probes",
  title: "Azure asks an online deployment's containers whether they are well, and whether they are ready",
  recommendations: ["ai-operations/safe-deployment-strategy", "ai-reliability/redundancy-no-single-instance"],
  severity: "low",
  why: "A container that hangs stays, and one that still loads its model gets requests: how soon that is seen depends on how long the model takes, which Azure can't guess.",
  fix: {
    construct: "OnlineDeployment: livenessProbe and readinessProbe",
    terraform:
      "azapi_resource of a deployment: livenessProbe and readinessProbe with initialDelay, period, timeout and failureThreshold",
  },
  looksAt: managedDeployments,
  finds: ({ livenessProbe, readinessProbe, resource }) => {
    const isToldBy = isPatch(resource) ? must : mustHave;
    return [
      ...isToldBy(livenessProbe, isWritten, "nobody decided when a container is started anew"),
      ...isToldBy(readinessProbe, isWritten, "nobody decided when a container gets requests"),
    ];
  },
});

function isWritten(probe: unknown): boolean {
  return typeof probe === "object" && probe !== null && Object.keys(probe).length > 0;
}
