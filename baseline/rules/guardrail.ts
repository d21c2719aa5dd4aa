import type { AzureEstate, Fact, Subject } from "../azure";
import type { GuardrailPolicy } from "../azure/guardrail-policies";
import {
  type AssignedGuardrail,
  assignmentsOf,
  type Guarded,
  guarded,
  isAssigned,
  parameterOf,
} from "../azure/joins/guardrails";
import type { RecommendationId } from "../catalogue";
import { mustHold } from "./must";
import type { Problem } from "./rule";

/** What an assignment is for, whichever policy of the guides it assigns. */
export const OF_ANY_GUARDRAIL = [
  "security/policy-workspace-public-access-disabled",
  "security/policy-workspace-private-link",
  "security/policy-workspace-uami",
  "security/policy-workspace-cmk",
  "security/policy-computes-local-auth-disabled",
  "security/policy-computes-in-vnet",
  "security/policy-compute-instances-recreated",
  "security/managed-network-approved-outbound",
  "security/policy-allowed-registries",
  "security/policy-allowed-python-packages",
  "security/policy-code-signing",
  "security/policy-approval-endpoint",
  "security/policy-restrict-model-registries",
  "security/approved-model-registries",
  "operations/policy-log-filter-expressions",
  "operations/collect-resource-logs",
  "cost/policies-and-quotas",
  "cost/compute-instance-idle-shutdown",
] as const satisfies readonly RecommendationId[];

/** What any assignment is for, of a policy that the guides name or of another. */
export const OF_ANY_ASSIGNMENT = [
  ...OF_ANY_GUARDRAIL,
  "security/security-baseline-and-defender",
  "ai-cost/cost-accountability",
  "ai-cost/cost-model-drivers",
] as const satisfies readonly RecommendationId[];

interface Guardrail {
  /** One of them has to be assigned. */
  readonly policies: readonly [GuardrailPolicy, ...GuardrailPolicy[]];
  /** What is wrong with the values of an assignment. */
  readonly values: (assigned: AssignedGuardrail) => readonly Problem[];
}

type Looked = Guarded | AssignedGuardrail;

/** For `rule`: a policy is assigned where guardrails are expected, and its values let through no more than named. */
export function guardrail({ policies, values }: Guardrail) {
  const [{ what }] = policies;
  return {
    looksAt: (estate: AzureEstate): readonly (Subject & Looked)[] => [
      ...guarded(estate),
      ...assignmentsOf(policies, estate),
    ],
    finds: (subject: Looked, estate: AzureEstate): readonly Problem[] =>
      "isGuardedBy" in subject
        ? mustHold(isAssigned(subject, policies, estate), `no assignment of this input is for ${what}`)
        : values(subject),
  };
}

/** A parameter that is a text must be there and pass. */
export function textParameter(
  { assignment }: AssignedGuardrail,
  name: string,
  passes: (text: string) => boolean,
  problem: string,
): Problem[] {
  const value = parameterOf(assignment, name);
  return judged(value, problem, (given) => typeof given === "string" && passes(given));
}

/** A parameter that is a list must be there, and each of it pass. */
export function listParameter(
  { assignment }: AssignedGuardrail,
  name: string,
  passes: (list: readonly string[]) => boolean,
  problem: string,
): Problem[] {
  const value = parameterOf(assignment, name);
  return judged(
    value,
    problem,
    (given) => Array.isArray(given) && given.every((one) => typeof one === "string") && passes(given),
  );
}

function judged(value: Fact<unknown>, problem: string, passes: (given: unknown) => boolean): Problem[] {
  const details = { attribute: value.at };
  switch (value.state) {
    case "absent":
      return mustHold("no", `${value.at} is left to the definition: ${problem}`, details);
    case "unknown":
      return mustHold("unknown", problem, details);
    case "known":
      return mustHold(passes(value.value) ? "yes" : "no", problem, details);
  }
}
