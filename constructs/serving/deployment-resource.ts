import type { Construct } from "constructs";
import type { ArmBody } from "../terraform/azapi-element";
import { AzapiResource } from "../terraform/azapi-resource";
import type { OnlineEndpoint } from "./online-endpoint";
import { take } from "./taken-by-endpoint";

/** What managed and Kubernetes deployments say alike. */
export interface DeploymentResourceProps {
  readonly endpoint: OnlineEndpoint;
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Instances at the start: what autoscale makes of them is not set back. */
  readonly capacity: number;
  readonly spec: ArmBody;
}

/** The `requestSettings` of a deployment's request. */
export function requestSettings({
  requestTimeoutSeconds = 5,
  maxConcurrentRequests = 1,
}: {
  readonly requestTimeoutSeconds?: number;
  readonly maxConcurrentRequests?: number;
}): ArmBody {
  return {
    requestTimeout: `PT${requestTimeoutSeconds}S`,
    maxConcurrentRequestsPerInstance: maxConcurrentRequests,
  };
}

/** What an endpoint has once. */
export function deploymentNamed(name: string): string {
  return `a deployment ${name}`;
}

/** A deployment of an online endpoint, wherever it runs. */
export function deploymentResource(
  scope: Construct,
  { capacity, endpoint, name, spec, tags }: DeploymentResourceProps,
): AzapiResource {
  take(endpoint, deploymentNamed(name));
  return new AzapiResource(scope, "Resource", {
    type: "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments@2025-12-01",
    name,
    parentId: endpoint.endpointId,
    location: endpoint.location,
    tags,
    body: { sku: { name: "Default", capacity }, properties: spec },
    dependsOn: [...endpoint.readyForDeployment],
    // the network of the first one is provisioned with it
    timeouts: { create: "60m", update: "60m", delete: "30m" },
    replaceTriggersRefs: ["properties.endpointComputeType"],
    lifecycle: {
      // the traffic leaves a deployment before it goes
      createBeforeDestroy: true,
      ignoreChanges: ["body.sku.capacity"],
    },
  });
}
