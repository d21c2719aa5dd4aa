import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { TerraformData } from "../terraform/terraform-data";
import type { OnlineEndpoint } from "./online-endpoint";
import type { ServedDeployment } from "./served-deployment";

export interface AnsweringDeploymentsProps {
  readonly endpoint: OnlineEndpoint;
  /** All deployments that the endpoint has from now on. */
  readonly deployments: readonly Pick<ServedDeployment, "deploymentName">[];
}

/**
 * Refuses, at plan, a configuration that has a deployment no more which answers requests, or gets copies of them:
 * Azure deletes none that does, and says so only when its autoscale and its alerts are gone already. What the
 * endpoint's traffic is now is read from Azure, so it counts whoever has shared it out.
 *
 * Recommendations: `deploy/update-plan-blue-green`, `ai-operations/safe-deployment-strategy`.
 */
export class AnsweringDeployments extends Construct implements ITerraformDependable {
  /** So that the traffic waits for it. */
  readonly fqn: string;

  constructor(scope: Construct, id: string, { deployments, endpoint }: AnsweringDeploymentsProps) {
    super(scope, id);
    const kept = JSON.stringify(deployments.map(({ deploymentName }) => deploymentName.toLowerCase()));
    const { mirrorTraffic, traffic } = endpoint.sharesNow;
    // one by one: a copy of nothing must not stand for a share of all
    const missingOf = (shares: string) =>
      `[for name, share in try(coalesce(${shares}, {}), {}) : name if share > 0 && !contains(${kept}, lower(name))]`;
    const missing = `distinct(concat(${missingOf(traffic)}, ${missingOf(mirrorTraffic)}))`;
    this.fqn = new TerraformData(this, "Resource", {
      lifecycle: {
        precondition: [
          {
            condition: `\${length(${missing}) == 0}`,
            errorMessage:
              `\${join(", ", ${missing})} of ${endpoint.endpointName} still gets requests, and this configuration has ` +
              "it no more: first a step by which another one answers all of them, then without it.",
          },
        ],
      },
    }).fqn;
  }
}
