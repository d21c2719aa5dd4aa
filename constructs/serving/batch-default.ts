import { Construct } from "constructs";
import { AzapiActionAtDestroy } from "../terraform/azapi-action-at-destroy";
import { AzapiUpdateResource } from "../terraform/azapi-update-resource";
import type { BatchDeployment } from "./batch-deployment";
import { BATCH_ENDPOINT_TYPE, type BatchEndpoint } from "./batch-endpoint";

export interface BatchDefaultProps {
  readonly endpoint: BatchEndpoint;
  /** All deployments of the endpoint: the default waits for them, and leaves the one that goes. */
  readonly deployments: readonly BatchDeployment[];
  /** The name of the one that runs where a caller names none. */
  readonly deployment: string;
}

/** Endpoints that have a default: a second one would be written in turns with the first. */
const SETTLED = new WeakSet<BatchEndpoint>();

/**
 * Which deployment of a batch endpoint runs where a caller names none. To switch, and to switch back, is one
 * update that changes no deployment; the other ones can be invoked by name all the time.
 *
 * Recommendations: `deploy/update-plan-blue-green`, `deploy/many-models-batch-multi-deployment`.
 */
export class BatchDefault extends Construct {
  /** @throws if it is none of the deployments, one of them is another endpoint's, or the endpoint has a default */
  constructor(scope: Construct, id: string, props: BatchDefaultProps) {
    super(scope, id);
    const { deployment, deployments, endpoint } = props;
    const problems = defaultProblems(props);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    SETTLED.add(endpoint);
    new AzapiUpdateResource(this, "Resource", {
      type: BATCH_ENDPOINT_TYPE,
      resourceId: endpoint.endpointId,
      body: { properties: { defaults: { deploymentName: deployment } } },
      dependsOn: [...deployments],
    });
    // Azure deletes no default deployment: who destroys all of it takes the default away first
    new AzapiActionAtDestroy(this, "drain", {
      type: BATCH_ENDPOINT_TYPE,
      resourceId: endpoint.endpointId,
      method: "PUT",
      body: {
        location: endpoint.location,
        tags: { ...endpoint.tags },
        identity: { type: "SystemAssigned" },
        properties: { authMode: "AADToken" },
      },
      dependsOn: [...deployments],
    });
  }
}

function defaultProblems({ deployment, deployments, endpoint }: BatchDefaultProps): string[] {
  const own = deployments.filter(({ endpointId }) => endpointId === endpoint.endpointId);
  const strangers = deployments
    .filter((one) => !own.includes(one))
    .map(({ deploymentName }) => deploymentName);
  const known = own.map(({ deploymentName }) => deploymentName);
  return [
    SETTLED.has(endpoint)
      ? `endpoint ${endpoint.endpointName} must have one default: it has another one already`
      : undefined,
    strangers.length === 0
      ? undefined
      : `deployments must all be those of the endpoint ${endpoint.endpointName} (not of it: ${strangers.join(", ")})`,
    known.includes(deployment)
      ? undefined
      : `deployment ${JSON.stringify(deployment)} is no deployment of the endpoint (${known.length === 0 ? "it has none" : `it has ${known.join(", ")}`})`,
  ].filter((problem) => problem !== undefined);
}
