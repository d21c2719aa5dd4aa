import { badRequest } from "../../arm/arm-error";
import { listAt, textAt } from "../../arm/json";
import { ROLE_ASSIGNMENT, ROLE_DEFINITION, roleGuid } from "../../authorization/authorization";
import type { ResourceType } from "../resource-type";

/** A custom role; it stays while somebody holds it. */
export const roleDefinitionType: ResourceType = {
  type: ROLE_DEFINITION,
  check: ({ resource, id }) => {
    if (textAt(resource, "properties", "roleName") === undefined) {
      throw badRequest(
        "InvalidRoleDefinition",
        `The role definition '${id.name}' takes 'properties.roleName'.`,
      );
    }
    if (listAt(resource, "properties", "assignableScopes").length === 0) {
      throw badRequest(
        "InvalidRoleDefinition",
        `The role definition '${id.name}' takes at least one assignable scope.`,
      );
    }
  },
  complete: ({ resource }) => {
    resource.properties.type = "CustomRole";
  },
  checkDelete: (resource, cloud) => {
    const held = cloud.store
      .ofType(ROLE_ASSIGNMENT)
      .filter(
        (each) =>
          roleGuid(textAt(each, "properties", "roleDefinitionId") ?? "") === resource.name.toLowerCase(),
      );
    if (held.length > 0) {
      throw badRequest(
        "RoleDefinitionHasAssignments",
        `There are ${held.length} existing role assignments referencing role '${resource.name}': ${held.map(({ id }) => id).join(", ")}.`,
      );
    }
  },
};
