import { type AzureEstate, holds, type Truth } from "../../azure";
import { endpointOf } from "../../azure/joins/deployments";
import { answersOnKubernetes } from "../../azure/joins/kubernetes-endpoint";
import { withoutPatches } from "../../azure/joins/patches";
import { ONLINE_DEPLOYMENT, type OnlineDeployment } from "../../azure/online-deployment";
import { mustHold } from "../must";
import { rule } from "../rule";

export const deploymentCompute = rule({
  id: "reliability/deployment-compute",
  title: "A deployment runs where its endpoint does: on Azure's machines, or on a Kubernetes cluster",
  recommendations: ["deploy/online-managed-or-kubernetes"],
  severity: "medium",
  why: "Azure refuses a deployment of the other kind, in the middle of a rollout.",
  fix: {
    construct: "OnlineDeployment and KubernetesOnlineDeployment each take an endpoint of their kind only",
    terraform:
      'azapi_resource of a deployment: endpointComputeType = "Kubernetes" where the endpoint names a compute, else "Managed"',
  },
  looksAt: (estate) => withoutPatches(estate.all(ONLINE_DEPLOYMENT)),
  finds: (deployment, estate) =>
    mustHold(runsThere(deployment, estate), "its endpoint runs on machines of the other kind", {
      attribute: deployment.computeType.at,
    }),
});

/** Of an endpoint that isn't in the input nobody can tell. */
function runsThere(deployment: OnlineDeployment, estate: AzureEstate): Truth {
  const endpoint = endpointOf(deployment, estate);
  const onCluster = endpoint === undefined ? "unknown" : answersOnKubernetes(endpoint.compute, estate);
  const word = onCluster === "yes" ? /^kubernetes$/i : /^managed$/i;
  return endpoint === undefined || onCluster === "unknown"
    ? "yes"
    : holds(deployment.computeType, (type) => word.test(type));
}
