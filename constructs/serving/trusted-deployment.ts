import { type ITerraformDependable, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { TerraformData } from "../terraform/terraform-data";
import { instanceFor } from "./instance-for";
import type { IOnlineEndpoint } from "./online-endpoint";
import type { ServedDeployment } from "./served-deployment";
import { writtenSpec } from "./written-spec";

export interface TrustedDeploymentProps {
  readonly endpoint: Pick<IOnlineEndpoint, "endpointName">;
  readonly deployment: Pick<ServedDeployment, "deploymentName" | "spec">;
  /** The gate that it passes at this step. @default - none stands before it now: it has passed one before */
  readonly gate?: ITerraformDependable;
}

const PASSED = "passed";

/**
 * Remembers, in Terraform's state, that a deployment has passed a gate as it is described: one that answers
 * requests and was never asked, or is described otherwise than when it was, is refused at plan. So who is live is
 * no matter of what a configuration calls live, and a deployment that answers isn't changed in place.
 *
 * Recommendations: `ai-operations/safe-deployment-strategy`, `deploy/update-plan-blue-green`.
 */
export class TrustedDeployment extends Construct implements ITerraformDependable {
  /** So that the traffic waits for it. */
  readonly fqn: string;

  constructor(scope: Construct, id: string, { deployment, endpoint, gate }: TrustedDeploymentProps) {
    super(scope, id);
    const stack = TerraformStack.of(this);
    const name = deployment.deploymentName;
    const trusted = new TerraformData(this, "Resource", {
      // one instance a description: another one hasn't passed
      forEach: instanceFor(() => JSON.stringify([name, writtenSpec(stack, deployment.spec)])),
      dependsOn: gate === undefined ? undefined : [gate],
      lifecycle: {
        // what has passed once stays so
        ignoreChanges: gate === undefined ? ["input"] : undefined,
        postcondition: [
          {
            condition: `\${self.input == "${PASSED}"}`,
            errorMessage:
              `${name} would answer requests of ${endpoint.endpointName} as it is described here, and has passed no ` +
              "gate so. One that answers isn't changed in place, and none becomes live by its name alone: " +
              "name the one that answers today as live, and this one as its candidate.",
          },
        ],
      },
    });
    trusted.addOverride("input", gate === undefined ? "" : PASSED);
    this.fqn = trusted.fqn;
  }
}
