import { badRequest } from "../../arm/arm-error";
import { sameText, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import { actingPrincipal } from "../identities";
import { isManaged } from "./managed-network";

const CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
const OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
const READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
const BLOB = ["ba92f5b4-2d11-453d-a403-e96b0029c9fe", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b"];
// Storage File Data Privileged Contributor: notebooks and snapshots lie on the file share
const FILES = ["69566ab7-960f-475b-8e7c-b3118f30c6bd"];
const SECRETS = ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7", "00482a5a-887f-4fb3-b363-3b7fe8e74483"];
export const APPROVERS = ["b556d68e-0be0-4f35-a333-ad7ee1ce17ea", CONTRIBUTOR, OWNER];

/** A property that names a resource, and the roles of which the workspace's identity needs one there. */
interface Need {
  readonly property: string;
  readonly roles: readonly string[];
  readonly what: string;
  /** Only where the workspace reaches data by its identity instead of keys. */
  readonly byIdentity?: true;
}

const NEEDS: readonly Need[] = [
  { property: "storageAccount", roles: [READER, CONTRIBUTOR, OWNER], what: "read the storage account" },
  { property: "storageAccount", roles: BLOB, what: "read and write blobs" },
  { property: "storageAccount", roles: FILES, what: "read and write files", byIdentity: true },
  { property: "keyVault", roles: [READER, CONTRIBUTOR, OWNER], what: "read the key vault" },
  { property: "keyVault", roles: SECRETS, what: "keep secrets in the key vault" },
];

/**
 * Refuses a workspace whose user-assigned identity lacks the roles that it needs before it exists
 * (gotchas 13, 16), and, with a managed network, the right to approve its own endpoints (gotcha 9).
 *
 * @throws ArmError 400
 */
export function mustHoldRoles(workspace: ArmResource, isNew: boolean, cloud: Cloud): void {
  const primary = textAt(workspace, "properties", "primaryUserAssignedIdentity");
  if (!isNew || primary === undefined) {
    // a system-assigned identity gets its roles from the service itself
    return;
  }
  const principal = actingPrincipal(workspace, primary) ?? "";
  const byIdentity = sameText(textAt(workspace, "properties", "systemDatastoresAuthMode"), "Identity");
  const needs = NEEDS.filter((need) => need.byIdentity === undefined || byIdentity);
  const approvals = ["storageAccount", "keyVault", "containerRegistry"].map((property) => ({
    property,
    roles: APPROVERS,
    what: "approve private endpoints",
  }));
  const missing = [...needs, ...(isManaged(workspace) ? approvals : [])].flatMap(
    ({ property, roles, what }) => {
      const target = textAt(workspace, "properties", property);
      return target === undefined || cloud.authorization.hasOneOf(principal, roles, target)
        ? []
        : [`${what} on ${target}`];
    },
  );
  if (missing.length > 0) {
    throw badRequest(
      "FailedIdentityOperation",
      `The managed identity '${principal}' of workspace '${workspace.name}' has no permission to ${missing.join("; ")}.`,
    );
  }
}
