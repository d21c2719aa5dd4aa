import { ManagementGroupPolicyAssignment } from "@cdktf/provider-azurerm/lib/management-group-policy-assignment";
import { ResourceGroupPolicyAssignment } from "@cdktf/provider-azurerm/lib/resource-group-policy-assignment";
import { SubscriptionPolicyAssignment } from "@cdktf/provider-azurerm/lib/subscription-policy-assignment";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { isGuid } from "../identity/principals";
import type { IResourceGroup } from "./resource-group";

/** Where policies are assigned: the narrowest place that holds what they are for. */
export type PolicyScope =
  | { readonly resourceGroup: IResourceGroup }
  /** GUID of a subscription: for all of it, also what others make there. */
  | { readonly subscriptionId: string }
  /** Name of a management group, e.g. `ml-platform`. */
  | { readonly managementGroupName: string };

/** What all three kinds of assignments take alike. */
export interface AssignmentAttributes {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly policyDefinitionId: string;
  readonly enforce: boolean;
  readonly parameters?: string;
  readonly nonComplianceMessage: { readonly content: string }[];
  readonly overrides?: {
    readonly value: string;
    readonly selectors: { readonly in: string[] }[];
  }[];
  readonly resourceSelectors?: {
    readonly name: string;
    readonly selectors: { readonly kind: string; readonly notIn: string[] }[];
  }[];
  readonly location?: string;
  readonly identity?: { readonly type: string; readonly identityIds: string[] };
}

/** The ARM id of the scope. */
function scopeIdOf(scope: PolicyScope): string {
  if ("resourceGroup" in scope) {
    return scope.resourceGroup.resourceGroupId;
  }
  return "subscriptionId" in scope
    ? `/subscriptions/${scope.subscriptionId}`
    : `/providers/Microsoft.Management/managementGroups/${scope.managementGroupName}`;
}

/** What the ARM id of a subscription or of a management group says, in the words of assignments. */
export function scopeOfId(id: string): Exclude<PolicyScope, { readonly resourceGroup: IResourceGroup }> {
  const name = id.slice(id.lastIndexOf("/") + 1);
  return /^\/subscriptions\//i.test(id) ? { subscriptionId: name } : { managementGroupName: name };
}

/** The id of an assignment on the scope, which may belong to another stack. */
export function assignmentIdOf(scope: PolicyScope, name: string): string {
  return `${scopeIdOf(scope)}/providers/Microsoft.Authorization/policyAssignments/${name}`;
}

/** What is wrong with a scope, in words; empty if nothing is. */
export function scopeProblems(scope: PolicyScope): string[] {
  if ("subscriptionId" in scope) {
    const { subscriptionId } = scope;
    return Token.isUnresolved(subscriptionId) || isGuid(subscriptionId)
      ? []
      : [
          `scope.subscriptionId must be the id of a subscription, a GUID (got ${JSON.stringify(subscriptionId)})`,
        ];
  }
  if ("managementGroupName" in scope) {
    const { managementGroupName } = scope;
    return Token.isUnresolved(managementGroupName) ||
      /^[\w(][\w().-]{0,88}[\w()-]$|^\w$/.test(managementGroupName)
      ? []
      : [
          "scope.managementGroupName must be 1 to 90 letters, digits and _ ( ) . -, without a point at its end " +
            `(got ${JSON.stringify(managementGroupName)})`,
        ];
  }
  return [];
}

/** The azurerm resource for the scope, as `Resource` of `scope`. */
export function makeAssignment(
  construct: Construct,
  scope: PolicyScope,
  attributes: AssignmentAttributes,
): string {
  if ("resourceGroup" in scope) {
    const { resourceGroupId } = scope.resourceGroup;
    return new ResourceGroupPolicyAssignment(construct, "Resource", { ...attributes, resourceGroupId }).id;
  }
  const id = scopeIdOf(scope);
  return "subscriptionId" in scope
    ? new SubscriptionPolicyAssignment(construct, "Resource", { ...attributes, subscriptionId: id }).id
    : new ManagementGroupPolicyAssignment(construct, "Resource", { ...attributes, managementGroupId: id }).id;
}
