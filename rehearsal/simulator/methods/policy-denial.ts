import { ArmError } from "../arm/arm-error";
import type { ArmRequest } from "../arm/messages";
import type { ArmResource } from "../arm/resource-store";
import type { Denial, Extensions } from "./extensions";

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
  const definition = policy.split("/").at(-1) ?? policy;
  const assignment = denial.assignment ?? toSubscription(resource, definition, name);
  throw new ArmError(
    403,
    "RequestDisallowedByPolicy",
    `Resource '${resource.name}' was disallowed by policy. Reasons: '${reason}'. Policy assignment: '${assignment.displayName}' (${assignment.id}). Policy definition: '${name}' (${policy}). See error details for policy resource IDs.`,
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
            policyAssignmentId: assignment.id,
            policyAssignmentName: assignment.name,
            policyAssignmentDisplayName: assignment.displayName,
            policyAssignmentScope: assignment.scope,
            evaluationDetails: { reason },
          },
        },
      ],
    },
  );
}

/** A definition that is enforced without an assignment is as if it were assigned to the subscription. */
function toSubscription(
  { id }: ArmResource,
  definition: string,
  displayName: string,
): NonNullable<Denial["assignment"]> {
  const [, scope = ""] = /^(\/subscriptions\/[^/]+)/i.exec(id) ?? [];
  const assignment = `${scope}/providers/Microsoft.Authorization/policyAssignments/${definition}`;
  return { id: assignment, name: definition, displayName, scope };
}
