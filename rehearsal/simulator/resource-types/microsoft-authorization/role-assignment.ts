import { badRequest, conflict } from "../../arm/arm-error";
import { sameText, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import { ROLE_ASSIGNMENT, roleGuid } from "../../authorization/authorization";
import type { Cloud } from "../../cloud";
import { mustBeAllowed } from "../allowed-values";
import type { ResourceType, Write } from "../resource-type";

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOST_ASSIGNMENTS = 4000;

/** A role of a principal on a scope; once a scope, principal and role. */
export const roleAssignment: ResourceType = {
  type: ROLE_ASSIGNMENT,
  check: (write, cloud) => {
    const { id, resource, previous } = write;
    const principal = textAt(resource, "properties", "principalId") ?? "";
    const role = textAt(resource, "properties", "roleDefinitionId") ?? "";
    if (!GUID.test(id.name)) {
      throw badRequest(
        "InvalidRoleAssignmentId",
        `The role assignment ID '${id.name}' is not valid. The role assignment ID must be a GUID.`,
      );
    }
    if (!GUID.test(principal)) {
      throw badRequest(
        "InvalidPrincipalId",
        `A principal ID '${principal}' of '${id.name}' is not valid. Principal ID must be a GUID.`,
      );
    }
    if (!GUID.test(roleGuid(role))) {
      throw badRequest(
        "RoleDefinitionDoesNotExist",
        `The specified role definition with ID '${role}' of '${id.name}' does not exist.`,
      );
    }
    mustBeAllowed(
      resource,
      {
        "properties.principalType": ["User", "Group", "ServicePrincipal", "ForeignGroup", "Device"],
        "properties.conditionVersion": ["2.0"],
      },
      "InvalidRequestContent",
    );
    if (previous === undefined) {
      mustBeNew(write, cloud);
    } else {
      mustBeSame(resource, previous);
    }
  },
  complete: ({ resource, id }) => {
    resource.properties.scope = id.parent;
  },
  finished: (assignment, cloud) => cloud.authorization.assigned(assignment),
};

function mustBeNew({ id, resource }: Write, cloud: Cloud): void {
  const twin = cloud.store
    .childrenOf(id.parent ?? "", ROLE_ASSIGNMENT)
    .find((each) => isSame(each, resource));
  if (twin !== undefined) {
    throw conflict(
      "RoleAssignmentExists",
      `The role assignment already exists. The ID of the conflicting role assignment is ${twin.name.replaceAll("-", "")}.`,
    );
  }
  if (cloud.store.ofType(ROLE_ASSIGNMENT).length >= MOST_ASSIGNMENTS) {
    throw badRequest(
      "RoleAssignmentLimitExceeded",
      `No more role assignments can be created: '${id.name}' is beyond the limit of ${MOST_ASSIGNMENTS} a subscription.`,
    );
  }
}

function mustBeSame(resource: ArmResource, previous: ArmResource): void {
  if (!isSame(resource, previous)) {
    throw badRequest(
      "RoleAssignmentUpdateNotPermitted",
      `Tenant ID, application ID, principal ID, and scope are not allowed to be updated: '${resource.name}'.`,
    );
  }
}

function isSame(one: ArmResource, other: ArmResource): boolean {
  const [a, b] = [one, other].map(({ properties }) => properties);
  return (
    sameText(textAt(a, "principalId"), textAt(b, "principalId")) &&
    roleGuid(textAt(a, "roleDefinitionId") ?? "") === roleGuid(textAt(b, "roleDefinitionId") ?? "")
  );
}
