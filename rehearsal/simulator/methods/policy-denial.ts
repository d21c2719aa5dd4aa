import { ArmError } from "../arm/arm-error";
import type { ArmRequest } from "../arm/messages";
import type { ArmResource } from "../arm/resource-store";
import type { Extensions } from "./extensions";

/**
 * Refuses what a policy with the effect deny forbids, in Azure's shape.
 *
 * @throws ArmError 403 RequestDisallowedByPolicy
 */
export function mustComply(resource: ArmResource, request: ArmRequest, extensions: Extensions): void {
  const denial = extensions.denies?.(resource, request);
  if (denial === undefined) {
    return;
  }
  const { policy, name, reason } = denial;
  const [, subscription = ""] = /^(\/subscriptions\/[^/]+)/i.exec(resource.id) ?? [];
  const definition = policy.split("/").at(-1) ?? policy;
  // the rehearsal enforces definitions as if each were assigned to the subscription
  const assignment = `${subscription}/providers/Microsoft.Authorization/policyAssignments/${definition}`;
  throw new ArmError(
    403,
    "RequestDisallowedByPolicy",
    `Resource '${resource.name}' was disallowed by policy. Reasons: '${reason}'. Policy definition: '${name}' (${policy}). See error details for policy resource IDs.`,
    {
      target: resource.name,
      additionalInfo: [
        {
          type: "PolicyViolation",
          info: {
            policyDefinitionId: policy,
            policyDefinitionName: definition,
            policyDefinitionDisplayName: name,
            policyDefinitionEffect: "deny",
            policyAssignmentId: assignment,
            policyAssignmentName: definition,
            policyAssignmentDisplayName: name,
            policyAssignmentScope: subscription,
            evaluationDetails: { reason },
          },
        },
      ],
    },
  );
}
