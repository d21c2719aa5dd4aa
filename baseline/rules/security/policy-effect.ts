import { type AzureEstate, holds } from "../../azure";
import { GUARDRAILS } from "../../azure/guardrail-policies";
import { type AssignedGuardrail, assignedGuardrails, effectsOf } from "../../azure/joins/guardrails";
import { needsOwnKeys } from "../../azure/joins/strict-data";
import { hasManagedNetwork, standaloneWorkspaces } from "../../azure/joins/workspaces";
import { OF_ANY_GUARDRAIL } from "../guardrail";
import { mustHave, oneOf } from "../must";
import { rule } from "../rule";

export const policyEffect = rule({
  id: "security/policy-effect",
  title: "Each of the guides' policies is assigned with the strongest effect that it has",
  recommendations: [...OF_ANY_GUARDRAIL],
  severity: "medium",
  why: "A policy that audits lets the open workspace be made and tells of it a day later; one that is disabled doesn't even tell.",
  fix: {
    construct: "PolicyGuardrails takes the strongest; nothing but what can't comply weakens it",
    terraform:
      "azurerm_resource_group_policy_assignment and its like: parameters, with effect Deny, enforceSetting, or Audit where there is no stronger",
  },
  looksAt: assignedGuardrails,
  finds: (assigned, estate) => {
    const { strongest } = assigned.policy;
    const allowed = mayAudit(assigned, estate) ? [strongest, "Audit"] : [strongest];
    return effectsOf(assigned).flatMap((effect) =>
      mustHave(effect, oneOf(...allowed), `it could be ${strongest}`),
    );
  },
});

/** Where nothing could comply, refusing would only take an exemption for all. */
function mayAudit({ policy: { id } }: AssignedGuardrail, estate: AzureEstate): boolean {
  const workspaces = standaloneWorkspaces(estate);
  if (id === GUARDRAILS.workspaceCustomerManagedKey.id) {
    return (
      !needsOwnKeys(estate) ||
      workspaces.some(({ encryptionKey }) => holds(encryptionKey, (key) => key !== "") === "no")
    );
  }
  return (
    id === GUARDRAILS.workspaceIsolation.id &&
    workspaces.some((workspace) => hasManagedNetwork(workspace, estate) === "no")
  );
}
