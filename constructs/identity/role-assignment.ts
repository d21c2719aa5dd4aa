import { RoleAssignment as AzurermRoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { AzureConstruct } from "../terraform/azure-construct";
import { AzureContext } from "../terraform/azure-context";
import type { AzureRole } from "./built-in-roles";
import type { IPrincipal } from "./principals";

/** An attribute condition of a role assignment (ABAC), version 2.0. */
export interface RoleCondition {
  /** The expression in Azure's condition language. */
  readonly expression: string;
}

export interface RoleAssignmentProps {
  /** ARM id of the resource that the role is given on: never a subscription. */
  readonly scope: string;
  readonly role: AzureRole;
  readonly principal: IPrincipal;
  /** @default - no condition: the whole scope */
  readonly condition?: RoleCondition;
  /** Why, for the reader of the access list. @default - the role's name */
  readonly description?: string;
  /** What must exist first, where the scope is no reference that says so. @default - nothing */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * A role on one resource for one group or managed identity.
 *
 * Recommendations: `security/least-privilege-user-rbac`, `security/least-privilege-workspace-identity`,
 * `security/workspace-access-via-entra-groups`, `ai-security/rbac-abac-control-and-data-plane`.
 */
export class RoleAssignment extends AzureConstruct implements ITerraformDependable {
  readonly roleAssignmentId: string;
  /** So that others can wait for the role: `dependsOn: [assignment]`. */
  readonly fqn: string;

  constructor(scope: Construct, id: string, props: RoleAssignmentProps) {
    super(scope, id);
    const assignment = new AzurermRoleAssignment(this, "Resource", {
      scope: props.scope,
      roleDefinitionId: props.role.definitionId ?? AzureContext.of(this).roleDefinitionId(props.role.id),
      principalId: props.principal.principalId,
      principalType: props.principal.principalType,
      description: props.description ?? props.role.name,
      condition: props.condition?.expression,
      conditionVersion: props.condition && "2.0",
      dependsOn: props.dependsOn && [...props.dependsOn],
    });
    this.roleAssignmentId = assignment.id;
    this.fqn = assignment.fqn;
  }
}
