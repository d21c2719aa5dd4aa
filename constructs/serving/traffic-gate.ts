import { type ITerraformDependable, TerraformStack, type TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { writeBesideStack } from "../terraform/beside-stack";
import { TerraformData } from "../terraform/terraform-data";
import { instanceFor, sha256 } from "./instance-for";
import type { IOnlineEndpoint } from "./online-endpoint";
import type { RolloutStep } from "./rollout";
import type { ServedDeployment } from "./served-deployment";
import { SMOKE_TEST_SCRIPT, shipSmokeTestScript } from "./ship-script";
import type { SmokeTest } from "./smoke-test";
import { writtenSpec } from "./written-spec";

export interface TrafficGateProps {
  readonly endpoint: Pick<IOnlineEndpoint, "endpointName">;
  /** The deployment that more requests shall reach. */
  readonly candidate: Pick<ServedDeployment, "deploymentName" | "spec">;
  readonly step: Pick<RolloutStep, "name" | "traffic">;
  readonly smokeTest: SmokeTest;
  /** The variable that takes the receipt. */
  readonly variable: TerraformVariable;
}

/**
 * Stands before one step of a rollout: `terraform plan` fails until it is given the receipt of a smoke test,
 * which the script beside the stack's JSON prints. The receipt is a hash over the step, the deployment as the
 * stack describes it, and the test, so one of another step, model or test isn't taken. Terraform keeps in its
 * state that it was given: later plans of the same step need it no more, and are empty.
 *
 * It is a seat belt, not a lock. Whoever can change this stack can also work the hash out; what it stops is a
 * rise that somebody clicked by mistake, or that a pipeline made without its test. A rollback needs none.
 *
 * Recommendations: `ai-operations/safe-deployment-strategy`, `deploy/online-safe-rollout-mirrored-traffic`.
 */
export class TrafficGate extends Construct implements ITerraformDependable {
  /** So that the traffic waits for it. */
  readonly fqn: string;

  constructor(scope: Construct, id: string, props: TrafficGateProps) {
    super(scope, id);
    const { candidate, endpoint, step, variable } = props;
    const stack = TerraformStack.of(this);
    const file = `${endpoint.endpointName}.smoke-test.json`;
    const content = () => contentOf(stack, props);
    writeBesideStack(stack, file, content);
    shipSmokeTestScript(stack);
    // one instance a receipt: a new one is asked for anew, and the old one's answer doesn't count for it
    const gate = new TerraformData(this, "Resource", {
      forEach: instanceFor(() => receiptOf(content())),
      lifecycle: {
        // what was given once stays given
        ignoreChanges: ["input"],
        postcondition: [
          {
            // its hash only: Terraform shows both sides where they differ, and nobody shall copy the receipt from there
            condition: "${sha256(self.input) == each.value}",
            errorMessage:
              `Step ${step.name} lets more requests of ${endpoint.endpointName} reach ${candidate.deploymentName}, ` +
              "and this configuration has no receipt of a smoke test of it. Run, from inside the network,\n" +
              `  node ${SMOKE_TEST_SCRIPT} ${file} --uri <scoring URI>\n` +
              `beside the stack's JSON and give Terraform what it prints: -var ${variable.friendlyUniqueId}=<receipt>. ` +
              (step.name === "live"
                ? "Where the endpoint has no deployment yet, begin at step deployed; where another one answers, " +
                  "that one stays live and this one is its candidate."
                : "A rollback needs none."),
          },
        ],
      },
    });
    gate.addOverride("input", variable.stringValue);
    this.fqn = gate.fqn;
  }
}

/** What the script reads, with references as Terraform writes them. */
function contentOf(
  stack: TerraformStack,
  { candidate, endpoint, smokeTest, step }: TrafficGateProps,
): object {
  const { tries = 20, ...test } = smokeTest;
  return {
    endpoint: endpoint.endpointName,
    step: step.name,
    traffic: step.traffic,
    deployment: candidate.deploymentName,
    spec: writtenSpec(stack, candidate.spec),
    test: { ...test, tries },
  };
}

/** As the script works it out: both hash the JSON without its spaces. */
function receiptOf(content: object): string {
  return sha256(JSON.stringify(content)).slice(0, 32);
}
