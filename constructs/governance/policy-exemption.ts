import { createHash } from "node:crypto";
import { ResourceGroupPolicyExemption } from "@cdktf/provider-azurerm/lib/resource-group-policy-exemption";
import { ResourcePolicyExemption } from "@cdktf/provider-azurerm/lib/resource-policy-exemption";
import { type ITerraformDependable, type TerraformResource, Token } from "cdktf";
import type { Construct } from "constructs";
import { templateText } from "../terraform/template-text";
import { deviationProblems, type RecordedDeviation } from "./deviation";
import type { AssignedPolicy, IPolicyAssignment } from "./policy-assignment";
import type { IResourceGroup } from "./resource-group";

/** One exemption: from which assignment, for what, and by which deviation. */
export interface Exempted {
  readonly assignment: IPolicyAssignment;
  /** What the assignment holds of the policies that the deviation names; at least one. */
  readonly policies: readonly AssignedPolicy[];
  readonly deviation: RecordedDeviation;
  /** The one resource, with its path in the stack, or all of the group. */
  readonly on:
    | { readonly resource: TerraformResource; readonly path: string }
    | { readonly group: IResourceGroup };
}

const LONGEST_NAME = 64;
const LONGEST_DESCRIPTION = 512;

/**
 * Makes the exemption as a child of `scope`.
 *
 * `Waiver`: a person accepted the weakness until a day. `Mitigated`: what the policy wants is met in another way,
 * or isn't asked for.
 *
 * @throws if an accepted deviation has no end, no approver or no reason
 */
export function makeExemption(scope: Construct, exempted: Exempted): ITerraformDependable {
  const { assignment, deviation, on, policies } = exempted;
  const { construct, property, standing } = deviation;
  const problems = standing ? [] : deviationProblems(deviation);
  if (problems.length > 0) {
    throw new Error(`${construct}.${property}: an exemption can't be made of it: ${problems.join("; ")}`);
  }
  const where = "resource" in on ? on.path : "";
  const hash = createHash("sha256")
    .update([assignment.policyAssignmentName, construct, property, where].join("\n"))
    .digest("hex")
    .slice(0, 8);
  const subject = `${construct || "stack"}-${property}`.replace(/[^\w-]+/g, "-");
  const references = policies.flatMap(({ referenceId }) => (referenceId === undefined ? [] : [referenceId]));
  const attributes = {
    name: `${subject.slice(0, LONGEST_NAME - 9)}-${hash}`,
    displayName: shortened(`${property} of ${construct || "the stack"}`, 128),
    description: templateText(shortened(descriptionOf(deviation), LONGEST_DESCRIPTION)),
    exemptionCategory: standing ? "Mitigated" : "Waiver",
    policyAssignmentId: assignment.policyAssignmentId,
    policyDefinitionReferenceIds: references.length === 0 ? undefined : references,
    expiresOn: standing ? undefined : `${deviation.expires}T23:59:59Z`,
    metadata: templateText(JSON.stringify(metadataOf(deviation))),
  };
  const id = `${assignment.policyAssignmentName.replace(/^ml-/, "")}-${attributes.name}`;
  if ("group" in on) {
    return new ResourceGroupPolicyExemption(scope, id, {
      ...attributes,
      resourceGroupId: on.group.resourceGroupId,
    });
  }
  const resourceId = Token.asString(on.resource.interpolationForAttribute("id"));
  return new ResourcePolicyExemption(scope, id, { ...attributes, resourceId });
}

function descriptionOf(deviation: RecordedDeviation): string {
  return deviation.standing
    ? deviation.reason
    : `Accepted by ${deviation.approvedBy} until ${deviation.expires}: ${deviation.reason}`;
}

/** What a reader needs to find the deviation in the code. */
function metadataOf(deviation: RecordedDeviation): object {
  const { construct, property, recommendations, standing } = deviation;
  return {
    source: "deviations.json",
    construct,
    property,
    recommendations,
    ...(standing ? { standing: true } : { approvedBy: deviation.approvedBy, expires: deviation.expires }),
  };
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
