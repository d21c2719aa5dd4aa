import { GUARDRAILS } from "../../azure/guardrail-policies";
import type { AssignedGuardrail } from "../../azure/joins/guardrails";
import { parameterOf } from "../../azure/joins/guardrails";
import { guardrail } from "../guardrail";
import { mustHold } from "../must";
import { type Problem, rule } from "../rule";

/** The beginning of an asset's id that names one registry at least. */
const OF_ONE_REGISTRY = /^azureml:\/\/registries\/[^/*\s]+/i;

export const policyModels = rule({
  id: "security/policy-models",
  title: "Azure Policy lets only models of named registries, publishers or assets be deployed",
  recommendations: [
    "security/policy-restrict-model-registries",
    "security/approved-model-registries",
    "security/restrict-model-catalog-deployments",
  ],
  severity: "medium",
  why: "A model is code: one from a public catalogue runs in the network and with the identity of the endpoint that it is deployed to.",
  fix: {
    construct: "PolicyGuardrails: approvedModels; in an environment's file, policies.modelRegistries",
    terraform:
      "azurerm_resource_group_policy_assignment of 19539b54-c61e-4196-9a38-67598701be90 (allowedRegistryName) or of 12e5dd16-d201-47ff-849b-8454061c293d (allowedPublishers, allowedAssetIds)",
  },
  ...guardrail({
    policies: [GUARDRAILS.modelRegistry, GUARDRAILS.modelOrigin],
    // without any value they let no model of a registry through
    values: (assigned) => [
      ...named(assigned, "allowedRegistryName", (name) => !/[*?]/.test(name)),
      ...named(assigned, "allowedPublishers", (name) => !/[*?]/.test(name) && name.trim() !== ""),
      ...named(assigned, "allowedAssetIds", (id) => OF_ONE_REGISTRY.test(id)),
    ],
  }),
});

function named(
  { assignment }: AssignedGuardrail,
  parameter: string,
  passes: (text: string) => boolean,
): Problem[] {
  const value = parameterOf(assignment, parameter);
  if (value.state === "absent") {
    return [];
  }
  const list = value.state === "known" ? [value.value].flat() : [];
  const isNamed = list.every((one) => typeof one === "string" && passes(one));
  return mustHold(
    value.state === "unknown" ? "unknown" : isNamed ? "yes" : "no",
    "it lets models of anybody through",
    {
      attribute: value.at,
    },
  );
}
