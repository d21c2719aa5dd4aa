import { badRequest } from "../../arm/arm-error";
import { textAt } from "../../arm/json";
import { LOCK } from "../../arm/locks";
import type { ResourceType } from "../resource-type";
import { policyTypes } from "./policy";
import { roleAssignment } from "./role-assignment";
import { roleDefinitionType } from "./role-definition";

const LEVELS = ["CanNotDelete", "ReadOnly"];

const lock: ResourceType = {
  type: LOCK,
  check: ({ resource, id }) => {
    const level = textAt(resource, "properties", "level");
    if (level === undefined || !LEVELS.includes(level)) {
      throw badRequest(
        "InvalidLockLevel",
        `The lock level '${level}' of '${id.name}' is not one of ${LEVELS.join(", ")}.`,
      );
    }
  },
};

/** Microsoft.Authorization: who may do what, what nobody may do, and what is asked of everything. */
export const authorizationTypes: readonly ResourceType[] = [
  roleAssignment,
  roleDefinitionType,
  lock,
  ...policyTypes,
];
