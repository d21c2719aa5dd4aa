import { ArmError } from "../arm/arm-error";
import { textAt } from "../arm/json";
import type { OperationClock } from "../arm/operations";
import type { ArmResource, ResourceStore } from "../arm/resource-store";
import type { LinkedRight } from "../resource-types/resource-type";
import {
  allows,
  CONTRIBUTOR,
  isBuiltIn,
  RBAC_ADMINISTRATOR,
  roleDefinition,
  USER_ACCESS_ADMINISTRATOR,
} from "./role-definitions";

export const ROLE_ASSIGNMENT = "Microsoft.Authorization/roleAssignments";
export const ROLE_DEFINITION = "Microsoft.Authorization/roleDefinitions";

interface AuthorizationOptions {
  readonly deployer: string;
  readonly outsider?: string;
  readonly clock: OperationClock;
  readonly rolePropagation?: number;
}

/** All that the README asks for, on the subscription. */
const EVERYTHING: readonly string[] = [CONTRIBUTOR, RBAC_ADMINISTRATOR, USER_ACCESS_ADMINISTRATOR];

/** Who may do what: the deployer by roles given from outside, others by role assignments in the store. */
export class Authorization {
  /** Role GUIDs of the deployer on the subscription: those of the README. A fault takes some away. */
  deployerRoles = EVERYTHING;
  /** A group of which the deployer has the roles, and none besides. @default - it has `deployerRoles` */
  deployerGroup: string | undefined;
  /** Milliseconds until an assignment counts; a fault makes it long. */
  propagation: number;
  private readonly countsFrom = new Map<string, number>();

  constructor(
    private readonly store: ResourceStore,
    private readonly options: AuthorizationOptions,
  ) {
    this.propagation = options.rolePropagation ?? 0;
  }

  /** Notes that an assignment was written; it counts after the propagation. */
  assigned(assignment: ArmResource): void {
    this.countsFrom.set(assignment.id.toLowerCase(), this.options.clock.now() + this.propagation);
  }

  /**
   * Refuses what the caller has no role for.
   *
   * @param action e.g. `Microsoft.Storage/storageAccounts/write`
   * @throws ArmError 403 AuthorizationFailed
   */
  mustAllow(caller: string, action: string, scope: string): void {
    if (!this.isAllowed(caller, action, scope)) {
      throw new ArmError(
        403,
        "AuthorizationFailed",
        `The client '${caller}' with object id '${caller}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
      );
    }
  }

  /**
   * Refuses a write that takes a right on another resource too, e.g. to join its subnet.
   *
   * @throws ArmError 403 LinkedAuthorizationFailed
   */
  mustAllowLinked(caller: string, own: { action: string; scope: string }, linked: LinkedRight): void {
    if (!this.isAllowed(caller, linked.action, linked.scope)) {
      throw new ArmError(
        403,
        "LinkedAuthorizationFailed",
        `The client '${caller}' with object id '${caller}' has permission to perform action '${own.action}' on scope '${own.scope}'; however, it does not have permission to perform action '${linked.action}' on the linked scope(s) '${linked.scope}' or the linked scope(s) are invalid.`,
      );
    }
  }

  /** Whether a principal may do something, by its roles on the scope or above it. */
  isAllowed(caller: string, action: string, scope: string): boolean {
    const roles = this.rolesAt(caller, scope);
    return roles.some((role) => allows(this.custom(role) ?? role, action));
  }

  private rolesAt(caller: string, scope: string): readonly string[] {
    const { deployer, outsider } = this.options;
    if (caller === outsider) {
      return EVERYTHING;
    }
    const holder = caller === deployer ? this.deployerGroup : caller;
    return holder === undefined ? this.deployerRoles : this.rolesOf(holder, scope);
  }

  /** Whether a principal has one of the roles on a resource or on something above it. */
  hasOneOf(principal: string, roles: readonly string[], scope: string): boolean {
    const held = this.rolesOf(principal, scope);
    return roles.some((role) => held.includes(role));
  }

  /** The GUIDs of the roles that a principal holds on a scope, what lies above included. */
  rolesOf(principal: string, scope: string): string[] {
    const wanted = scope.toLowerCase();
    const now = this.options.clock.now();
    return this.store
      .ofType(ROLE_ASSIGNMENT)
      .filter((assignment) => {
        const covered = (textAt(assignment, "properties", "scope") ?? "").toLowerCase();
        return (
          textAt(assignment, "properties", "principalId")?.toLowerCase() === principal.toLowerCase() &&
          (wanted === covered || wanted.startsWith(`${covered}/`)) &&
          (this.countsFrom.get(assignment.id.toLowerCase()) ?? 0) <= now
        );
      })
      .map((assignment) => roleGuid(textAt(assignment, "properties", "roleDefinitionId") ?? ""));
  }

  /**
   * A role definition, built in or of the store; undefined where nobody has heard of it. The table of built-in
   * ones is not complete, so that what somebody holds counts as one, too.
   */
  definition(id: string): ArmResource | undefined {
    const role = roleGuid(id);
    const isHeld = (): boolean =>
      this.store
        .ofType(ROLE_ASSIGNMENT)
        .some((each) => roleGuid(textAt(each, "properties", "roleDefinitionId") ?? "") === role);
    const known = this.store.get(id) ?? this.custom(role);
    return known ?? (isBuiltIn(role) || isHeld() ? roleDefinition(id) : undefined);
  }

  private custom(role: string): ArmResource | undefined {
    return this.store.ofType(ROLE_DEFINITION).find(({ name }) => name.toLowerCase() === role.toLowerCase());
  }
}

/** The GUID at the end of a role definition's id. */
export function roleGuid(definitionId: string): string {
  return (definitionId.split("/").at(-1) ?? "").toLowerCase();
}
