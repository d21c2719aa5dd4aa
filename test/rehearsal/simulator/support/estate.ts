import { textAt } from "../../../../rehearsal/simulator/arm/json";
import { stableGuid } from "../../../../rehearsal/simulator/arm/stable-guid";
import { Azure, type Sent } from "./azure";
import { bodies } from "./bodies";
import { GROUP, ids, on } from "./ids";

export const ROLES = {
  reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
  contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
  blobData: "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
  fileData: "69566ab7-960f-475b-8e7c-b3118f30c6bd",
  secrets: "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
  approver: "b556d68e-0be0-4f35-a333-ad7ee1ce17ea",
  cryptoUser: "e147488a-f6f5-4113-8e2d-b22465e65bf6",
} as const;

export const ROLE_ASSIGNMENTS = "Microsoft.Authorization/roleAssignments";
export const LOCKS = "Microsoft.Authorization/locks";

type Kind = Exclude<keyof typeof ids & keyof typeof bodies, "workspace">;

/** A resource group with some of the usual things in it. */
export function estate(kinds: readonly Kind[] = [], options?: ConstructorParameters<typeof Azure>[0]): Azure {
  const azure = new Azure(options);
  azure.make(GROUP, bodies.group);
  for (const kind of kinds) {
    azure.make(ids[kind], bodies[kind]);
  }
  return azure;
}

/** All that a workspace stands on, its identity with all that it must be allowed; the workspace itself not. */
export function workspaceGround(options?: ConstructorParameters<typeof Azure>[0]): Azure {
  const azure = estate(["account", "vault", "logs", "insights", "identity", "registry"], options);
  const principal = principalOf(azure, ids.identity);
  for (const role of [ROLES.reader, ROLES.blobData, ROLES.fileData, ROLES.approver]) {
    assign(azure, ids.account, principal, role);
  }
  for (const role of [ROLES.reader, ROLES.secrets, ROLES.approver]) {
    assign(azure, ids.vault, principal, role);
  }
  assign(azure, ids.registry, principal, ROLES.approver);
  azure.settle();
  return azure;
}

/** A private workspace with a managed network. */
export function workspaceEstate(options?: ConstructorParameters<typeof Azure>[0]): Azure {
  const azure = workspaceGround(options);
  azure.make(ids.workspace, bodies.workspace);
  return azure;
}

/** Gives a principal a role on a scope; the id of the assignment. */
export function assign(azure: Azure, scope: string, principalId: string, role: string, sent?: Sent): string {
  const name = stableGuid(`${scope} ${principalId} ${role}`);
  const roleDefinitionId = `/providers/Microsoft.Authorization/roleDefinitions/${role}`;
  const id = on(scope, ROLE_ASSIGNMENTS, name);
  const { status, message } = azure.put(id, { properties: { principalId, roleDefinitionId } }, sent);
  if (status >= 300) {
    throw new Error(message);
  }
  return id;
}

export function principalOf(azure: Azure, identity: string): string {
  return textAt(azure.stored(identity), "properties", "principalId") ?? "";
}

export function lock(azure: Azure, scope: string, level: "CanNotDelete" | "ReadOnly"): string {
  return azure.make(on(scope, LOCKS, `lock-${level}`), { properties: { level } });
}
