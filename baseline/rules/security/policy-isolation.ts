import { type AzureEstate, allOf, not } from "../../azure";
import { GUARDRAILS } from "../../azure/guardrail-policies";
import { assignmentsOf, parameterOf } from "../../azure/joins/guardrails";
import { hasManagedNetwork, standaloneWorkspaces } from "../../azure/joins/workspaces";
import { mustHold } from "../must";
import { rule } from "../rule";

const APPROVED_ONLY = "AllowOnlyApprovedOutbound";

export const policyIsolation = rule({
  id: "security/policy-isolation",
  title: "Azure Policy asks for the isolation that lets out only what was approved",
  recommendations: [
    "security/managed-network-approved-outbound",
    "security/managed-vnet-isolation",
    "security/exfiltration-guard-explicit-egress",
  ],
  severity: "medium",
  why: "Where the parameter isn't given, the policy asks for no managed network at all: it reports the workspace that is isolated, and lets the open one through.",
  fix: {
    construct: "PolicyGuardrails: isolationMode",
    terraform:
      'azurerm_resource_group_policy_assignment of 6ddb1705-c8cf-450e-aa4b-19ad6703c440: isolationMode = "AllowOnlyApprovedOutbound"',
  },
  looksAt: (estate) => assignmentsOf([GUARDRAILS.workspaceIsolation], estate),
  finds: ({ assignment }, estate) => {
    const mode = parameterOf(assignment, "isolationMode");
    const problem = "it doesn't ask that only approved ways lead out";
    if (hasOwnNetworks(estate) && mode.state === "known") {
      return [];
    }
    return mustHold(
      mode.state === "unknown"
        ? "unknown"
        : mode.state === "known" && mode.value === APPROVED_ONLY
          ? "yes"
          : "no",
      problem,
      { attribute: mode.at },
    );
  },
});

/** Computes of such workspaces run in a network of the team's own, which no isolation mode describes. */
function hasOwnNetworks(estate: AzureEstate): boolean {
  const all = standaloneWorkspaces(estate);
  return all.length > 0 && allOf(all.map((workspace) => not(hasManagedNetwork(workspace, estate)))) === "yes";
}
