import { badRequest } from "../../arm/arm-error";
import { objectAt, sameText, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import { isKubernetes } from "./kubernetes-compute";

/** What runs an endpoint's deployments: machines of the service, or an attached cluster. */
function computeOf(endpoint: ArmResource | undefined, cloud: Cloud): ArmResource | undefined {
  return cloud.store.get(textAt(endpoint, "properties", "compute"));
}

/**
 * Refuses an endpoint that is to run on something else than an attached Kubernetes cluster.
 *
 * @throws ArmError 400
 */
export function mustRunOnKubernetes(endpoint: ArmResource, cloud: Cloud): void {
  const computeId = textAt(endpoint, "properties", "compute");
  if (computeId !== undefined && !isKubernetes(computeOf(endpoint, cloud))) {
    throw badRequest(
      "BadArgument",
      `The compute '${computeId}' of the endpoint '${endpoint.name}' is no attached Kubernetes cluster.`,
    );
  }
}

/**
 * Refuses a deployment that doesn't fit where its endpoint runs: of the other kind, of an instance type that the
 * attachment hasn't, or with more pods at least than at most.
 *
 * @throws ArmError 400
 */
export function mustFitEndpoint(
  deployment: ArmResource,
  endpoint: ArmResource | undefined,
  cloud: Cloud,
): void {
  const compute = computeOf(endpoint, cloud);
  const kind = textAt(deployment, "properties", "endpointComputeType");
  const wanted = compute === undefined ? "Managed" : "Kubernetes";
  if (!sameText(kind, wanted)) {
    throw badRequest(
      "BadArgument",
      `The deployment '${deployment.name}' is of type ${kind}; the endpoint '${endpoint?.name}' takes ${wanted}.`,
    );
  }
  if (compute === undefined) {
    return;
  }
  const settings = objectAt(compute, "properties", "properties");
  const types = [
    ...Object.keys(objectAt(settings, "instanceTypes")),
    textAt(settings, "defaultInstanceType"),
  ];
  const chosen = textAt(deployment, "properties", "instanceType");
  if (chosen !== undefined && !types.includes(chosen)) {
    throw badRequest(
      "BadArgument",
      `The instance type '${chosen}' of the deployment '${deployment.name}' is none of the compute '${compute.name}'.`,
    );
  }
  const { maxInstances, minInstances } = objectAt(deployment, "properties", "scaleSettings");
  if (minInstances !== undefined && Number(minInstances) > Number(maxInstances)) {
    throw badRequest(
      "BadArgument",
      `The deployment '${deployment.name}' scales from ${String(minInstances)} to ${String(maxInstances)} instances.`,
    );
  }
}
