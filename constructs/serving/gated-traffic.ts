import { TerraformVariable, Token } from "cdktf";
import { Construct } from "constructs";
import type { OnlineEndpoint } from "./online-endpoint";
import { OnlineTraffic } from "./online-traffic";
import type { RolloutStep } from "./rollout";
import type { ServedDeployment } from "./served-deployment";
import { type SmokeTest, smokeTestProblems } from "./smoke-test";
import { TrafficGate } from "./traffic-gate";
import { TrustedDeployment } from "./trusted-deployment";

export interface GatedTrafficProps {
  readonly endpoint: OnlineEndpoint;
  /** All deployments of the endpoint: the traffic waits for them, and leaves those that go. */
  readonly deployments: readonly ServedDeployment[];
  /** Where the rollout is, e.g. `blueGreen(…).at("canary-10")`. */
  readonly step: RolloutStep;
  /** What the candidate must answer before each step that lets more requests reach it. */
  readonly smokeTest: SmokeTest;
}

/**
 * Who answers all requests at a step, or would after a way back. To have passed the gate before a part of them is
 * not enough: a candidate at 10 percent may not be called live.
 */
function isTrusted({ deploymentName }: ServedDeployment, { live, traffic }: RolloutStep): boolean {
  const answers = Object.values(traffic.live).some((share) => share > 0);
  return answers && (deploymentName === live || traffic.live[deploymentName] === 100);
}

/**
 * Who answers an endpoint's requests, with a gate before each step of a rollout by which more of them reach the
 * candidate; whoever answers has passed one, as it is (`TrustedDeployment`). The receipt that a gate asks for is
 * given by the variable `<endpoint>_gate`, hyphens as underscores, which is there at every step.
 *
 * Recommendations: `ai-operations/safe-deployment-strategy`, `deploy/update-plan-blue-green`,
 * `deploy/online-safe-rollout-mirrored-traffic`.
 */
export class GatedTraffic extends Construct {
  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: GatedTrafficProps) {
    super(scope, id);
    const { deployments, endpoint, smokeTest, step } = props;
    const candidate = step.gated
      ? deployments.find((one) => one.deploymentName === step.candidate)
      : undefined;
    const problems = [
      ...smokeTestProblems("smokeTest", smokeTest),
      ...(step.gated && candidate === undefined
        ? [`step.candidate ${step.candidate} is no deployment of the endpoint`]
        : []),
      ...(endpoint.kubernetes === undefined
        ? []
        : [
            "endpoint must be a managed one: a smoke test shows an Entra token, which no cluster's router takes",
          ]),
      ...(Token.isUnresolved(endpoint.endpointName)
        ? ["endpoint.endpointName must be known: a variable and a file are called after it"]
        : []),
    ];
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const variable = new TerraformVariable(this, "receipt", {
      type: "string",
      default: "",
      nullable: false,
      description: `Receipt of the smoke test before a rise of traffic of ${endpoint.endpointName}; else not needed.`,
    });
    variable.overrideLogicalId(`${endpoint.endpointName.replaceAll("-", "_")}_gate`);
    const gate =
      candidate && new TrafficGate(this, "gate", { endpoint, candidate, step, smokeTest, variable });
    const trusted = deployments
      .filter((one) => isTrusted(one, step))
      .map(
        (deployment) =>
          new TrustedDeployment(this, `trusted-${deployment.deploymentName}`, {
            endpoint,
            deployment,
            gate: deployment === candidate ? gate : undefined,
          }),
      );
    const after = [...(gate ? [gate] : []), ...trusted];
    new OnlineTraffic(this, "Resource", {
      endpoint,
      deployments,
      traffic: step.traffic,
      step: step.name,
      after,
    });
  }
}
