import { GUARDRAILS } from "../../azure/guardrail-policies";
import { guarded, isAssigned } from "../../azure/joins/guardrails";
import { mustHold } from "../must";
import { rule } from "../rule";

const { jobApproval, jobLogs, jobPythonPackages, jobRegistries, jobSignedCode, ...others } = GUARDRAILS;
const { modelOrigin, modelRegistry, ...ABOUT_RESOURCES } = others;

export const policyResources = rule({
  id: "security/policy-resources",
  title:
    "Azure Policy looks at each workspace and compute that somebody makes or changes, by the guides' policies",
  recommendations: [
    "security/policy-workspace-public-access-disabled",
    "security/policy-workspace-private-link",
    "security/policy-workspace-uami",
    "security/policy-workspace-cmk",
    "security/policy-computes-local-auth-disabled",
    "security/policy-computes-in-vnet",
    "security/policy-compute-instances-recreated",
    "security/managed-network-approved-outbound",
    "cost/policies-and-quotas",
    "cost/compute-instance-idle-shutdown",
    "operations/collect-resource-logs",
  ],
  severity: "medium",
  why: "What Terraform writes, anybody with a role can change by hand a minute later; without the policy nothing refuses it and nobody hears of it.",
  fix: {
    construct: "PolicyGuardrails; in an environment's file, policies",
    terraform:
      "azurerm_resource_group_policy_assignment, or one on the subscription or management group: policy_definition_id of the built-in policy",
  },
  looksAt: guarded,
  finds: (place, estate) =>
    Object.values(ABOUT_RESOURCES).flatMap((policy) =>
      mustHold(isAssigned(place, [policy], estate), `no assignment of this input is for ${policy.what}`),
    ),
});
