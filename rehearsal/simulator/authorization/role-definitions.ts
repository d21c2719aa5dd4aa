import { listAt } from "../arm/json";
import type { ArmResource } from "../arm/resource-store";

interface Role {
  readonly name: string;
  readonly actions: readonly string[];
  readonly notActions?: readonly string[];
}

/** Control-plane actions of the built-in roles that a deployer, or a workspace's identity, may hold. */
const BUILT_IN: Readonly<Record<string, Role>> = {
  "8e3af657-a8ff-443c-a75c-2fe8c4bcb635": { name: "Owner", actions: ["*"] },
  "b24988ac-6180-42a0-ab88-20f7382dd24c": {
    name: "Contributor",
    actions: ["*"],
    notActions: [
      "Microsoft.Authorization/*/Delete",
      "Microsoft.Authorization/*/Write",
      "Microsoft.Authorization/elevateAccess/Action",
    ],
  },
  "acdd72a7-3385-48ef-bd42-f606fba81ae7": { name: "Reader", actions: ["*/read"] },
  "f58310d9-a9f6-439a-9e8d-f62e7b66d8a1": {
    name: "Role Based Access Control Administrator",
    actions: [
      "Microsoft.Authorization/roleAssignments/write",
      "Microsoft.Authorization/roleAssignments/delete",
      "*/read",
    ],
  },
  "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": {
    name: "User Access Administrator",
    actions: ["*/read", "Microsoft.Authorization/*"],
  },
  "b556d68e-0be0-4f35-a333-ad7ee1ce17ea": {
    name: "Azure AI Enterprise Network Connection Approver",
    actions: ["*/privateEndpointConnections/*", "*/privateEndpointConnectionsApproval/action", "*/read"],
  },
};

export const CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
export const RBAC_ADMINISTRATOR = "f58310d9-a9f6-439a-9e8d-f62e7b66d8a1";
export const USER_ACCESS_ADMINISTRATOR = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9";

/**
 * Whether a role allows a control-plane action: a built-in one by its GUID, a custom one by its definition.
 * A built-in role that is not listed allows nothing.
 */
export function allows(role: string | ArmResource, action: string): boolean {
  const permissions =
    typeof role === "string"
      ? [BUILT_IN[role.toLowerCase()] ?? {}]
      : listAt(role, "properties", "permissions");
  const matches = (pattern: unknown): boolean => toPattern(String(pattern)).test(action);
  return permissions.some(
    (each) => listAt(each, "actions").some(matches) && !listAt(each, "notActions").some(matches),
  );
}

/** Whether the table has a role of this GUID. */
export function isBuiltIn(role: string): boolean {
  return Object.hasOwn(BUILT_IN, role.toLowerCase());
}

/** A built-in role's definition as ARM answers it, of one that the table lacks without its actions. */
export function roleDefinition(id: string): ArmResource {
  const name = id.split("/").at(-1) ?? "";
  const role = BUILT_IN[name.toLowerCase()];
  return {
    id: `/providers/Microsoft.Authorization/roleDefinitions/${name}`,
    name,
    type: "Microsoft.Authorization/roleDefinitions",
    properties: {
      roleName: role?.name ?? `built-in role ${name}`,
      type: "BuiltInRole",
      description: "",
      assignableScopes: ["/"],
      permissions: [{ actions: role?.actions ?? [], notActions: role?.notActions ?? [] }],
    },
  };
}

function toPattern(text: string): RegExp {
  const escaped = text.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*");
  return new RegExp(`^${escaped}$`, "i");
}
