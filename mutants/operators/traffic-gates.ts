import { isAttributes } from "../../terraform-json";
import { block } from "../block-rows";
import type { Domain } from "../domain";
import type { Target } from "../row";
import type { StackResource } from "../stack";
import { ROLLOUT } from "./serving-broken";

const ONLINE_ENDPOINT = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints";

/** What keeps a step's answers in Terraform's state; where traffic waits for it, nothing else asks a deployment. */
export const GATE: Domain = {
  type: "terraform_data",
  rows: [block("lifecycle.postcondition", { breaks: ROLLOUT, when: isGateOfAny })],
};

/** One that is sent at destroy takes the traffic away: it comes before the deployments go. */
export function writesTraffic({ type, armType, attributes }: StackResource): boolean {
  return type === "azapi_resource_action" && armType === ONLINE_ENDPOINT && attributes.when !== "destroy";
}

/** Whether traffic in production waits for it, and it refuses to go on. */
export function isGate(gate: StackResource, traffic: StackResource): boolean {
  const { lifecycle } = gate.attributes;
  const waits: unknown = traffic.attributes.depends_on;
  return (
    isAttributes(lifecycle) &&
    lifecycle.postcondition !== undefined &&
    Array.isArray(waits) &&
    waits.includes(gate.address)
  );
}

function isGateOfAny({ resource, stack }: Target): boolean {
  return (
    stack.isProduction && stack.resources.filter(writesTraffic).some((traffic) => isGate(resource, traffic))
  );
}
