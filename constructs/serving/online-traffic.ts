import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { AzapiActionAtDestroy } from "../terraform/azapi-action-at-destroy";
import { AzapiResourceAction } from "../terraform/azapi-resource-action";
import { AnsweringDeployments } from "./answering-deployments";
import { ONLINE_ENDPOINT_TYPE, type OnlineEndpoint } from "./online-endpoint";
import type { ServedDeployment } from "./served-deployment";
import { take, takenProblem } from "./taken-by-endpoint";
import { type Shares, type Traffic, trafficProblems } from "./traffic";

/** Names the step of a rollout in the request that shares its traffic out. */
const STEP_HEADER = "mlzone-rollout-step";
/** What an endpoint has once: two would undo each other. */
const TAKEN = "a traffic";

export interface OnlineTrafficProps {
  readonly endpoint: OnlineEndpoint;
  /** All deployments of the endpoint: the traffic waits for them, and leaves those that go. */
  readonly deployments: readonly ServedDeployment[];
  readonly traffic: Traffic;
  /**
   * What the split is called, e.g. `rolled-back`: another name sends it again, though it may be the same. So a step
   * back holds whatever was shared out from outside since the step before.
   * @default - none: it is sent again when it changes
   */
  readonly step?: string;
  /** What must hold before the requests are shared out so, e.g. a gate. @default - nothing */
  readonly after?: readonly ITerraformDependable[];
}

/**
 * Who answers an endpoint's requests: one request that writes all of the endpoint that may change, with its
 * traffic. It is sent again only when this configuration or its step changes, so that what an approved rollout from
 * outside has set meanwhile is not fought; the next step that Terraform takes replaces it, and so does the same step
 * with `terraform apply -replace=<address>`. `GatedTraffic` asks for a smoke test before a rise.
 *
 * Recommendations: `reliability/blue-green-online-endpoint`, `deploy/online-safe-rollout-mirrored-traffic`,
 * `deploy/update-plan-blue-green`.
 */
export class OnlineTraffic extends Construct {
  /** @throws with all problems of the split at once, or if the endpoint has another one */
  constructor(scope: Construct, id: string, props: OnlineTrafficProps) {
    super(scope, id);
    const { after = [], deployments, endpoint, step, traffic } = props;
    const onKubernetes = endpoint.kubernetes !== undefined;
    const taken = takenProblem(endpoint, TAKEN);
    if (taken !== undefined) {
      throw new Error(`${this.node.path}: ${taken}`);
    }
    take(endpoint, TAKEN);
    const problems = [
      ...trafficProblems(
        traffic,
        deployments.map(({ deploymentName }) => deploymentName),
      ),
      ...(onKubernetes && mirrors(traffic)
        ? [
            "mirror isn't there on Kubernetes: send a small share of live traffic to the new deployment instead",
          ]
        : []),
    ];
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.map((problem) => `traffic.${problem}`).join("; ")}`);
    }
    // an endpoint on Kubernetes doesn't know the word
    const split = (live: Shares, mirror: Shares) =>
      endpoint.updateBody({
        traffic: { ...live },
        ...(onKubernetes ? {} : { mirrorTraffic: { ...mirror } }),
      });
    const kept = new AnsweringDeployments(this, "kept", { endpoint, deployments });
    const request = {
      type: ONLINE_ENDPOINT_TYPE,
      resourceId: endpoint.endpointId,
      method: "PUT" as const,
      dependsOn: [endpoint.closed, ...deployments],
    };
    // a new endpoint has no traffic, and one that has some keeps it until it is destroyed
    if (Object.values(traffic.live).some((share) => share > 0)) {
      new AzapiResourceAction(this, "Resource", {
        ...request,
        dependsOn: [...request.dependsOn, kept, ...after],
        // Azure passes over it, and azapi sends the request again where it is another one
        headers: step === undefined ? undefined : { [STEP_HEADER]: step },
        body: split(traffic.live, traffic.mirror ?? {}),
      });
    }
    // Azure deletes no deployment that has traffic: who destroys all of it takes that away first
    new AzapiActionAtDestroy(this, "drain", {
      ...request,
      body: split({}, {}),
    });
  }
}

function mirrors({ mirror = {} }: Traffic): boolean {
  return Object.values(mirror).some((share) => share !== 0);
}
