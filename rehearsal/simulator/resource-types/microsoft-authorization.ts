import { badRequest, conflict } from "../arm/arm-error";
import { textAt } from "../arm/json";
import { LOCK } from "../arm/locks";
import { ROLE_ASSIGNMENT } from "../authorization/authorization";
import type { ResourceType, Write } from "./resource-type";

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const roleAssignment: ResourceType = {
  type: ROLE_ASSIGNMENT,
  check: (write, cloud) => {
    const { id, body, previous } = write;
    const principal = textAt(body, "properties", "principalId") ?? "";
    const role = textAt(body, "properties", "roleDefinitionId") ?? "";
    if (!GUID.test(id.name)) {
      throw badRequest(
        "InvalidRoleAssignmentId",
        `The role assignment ID '${id.name}' is not valid. The role assignment ID must be a GUID.`,
      );
    }
    if (!GUID.test(principal)) {
      throw badRequest(
        "InvalidPrincipalId",
        `A principal ID '${principal}' is not valid. Principal ID must be a GUID.`,
      );
    }
    if (previous !== undefined) {
      mustBeSame(write, principal);
      return;
    }
    const twin = cloud.store
      .childrenOf(id.parent ?? "", ROLE_ASSIGNMENT)
      .find(
        (each) =>
          textAt(each, "properties", "principalId") === principal &&
          lastSegment(textAt(each, "properties", "roleDefinitionId")) === lastSegment(role),
      );
    if (twin !== undefined) {
      throw conflict(
        "RoleAssignmentExists",
        `The role assignment already exists. The ID of the conflicting role assignment is ${twin.name.replaceAll("-", "")}.`,
      );
    }
  },
  complete: ({ resource, id }) => {
    resource.properties.scope = id.parent;
  },
  finished: (assignment, cloud) => cloud.authorization.assigned(assignment),
};

function mustBeSame({ previous, body }: Write, principal: string): void {
  const role = textAt(body, "properties", "roleDefinitionId");
  const isSame =
    textAt(previous, "properties", "principalId") === principal &&
    lastSegment(textAt(previous, "properties", "roleDefinitionId")) === lastSegment(role);
  if (!isSame) {
    throw badRequest(
      "RoleAssignmentUpdateNotPermitted",
      "Tenant ID, application ID, principal ID, and scope are not allowed to be updated.",
    );
  }
}

const roleDefinition: ResourceType = {
  type: "Microsoft.Authorization/roleDefinitions",
  complete: ({ resource }) => {
    resource.properties.type = "CustomRole";
  },
};

const lock: ResourceType = {
  type: LOCK,
  check: ({ body }) => {
    const level = textAt(body, "properties", "level");
    if (level === undefined || !["CanNotDelete", "ReadOnly"].includes(level)) {
      throw badRequest("InvalidLockLevel", `The lock level '${level}' is not valid: CanNotDelete, ReadOnly.`);
    }
  },
};

export const authorizationTypes: readonly ResourceType[] = [
  roleAssignment,
  roleDefinition,
  lock,
  { type: "Microsoft.Authorization/policyAssignments" },
  { type: "Microsoft.Authorization/policyExemptions" },
  { type: "Microsoft.Authorization/policyDefinitions" },
];

function lastSegment(id: string | undefined): string {
  return id?.split("/").at(-1)?.toLowerCase() ?? "";
}
