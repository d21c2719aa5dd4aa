import { stableGuid } from "../arm/stable-guid";
import type { ResourceType } from "./resource-type";

/** A user-assigned identity: a principal in Entra whose ids follow from the resource id. */
export const userAssignedIdentity: ResourceType = {
  type: "Microsoft.ManagedIdentity/userAssignedIdentities",
  tracked: true,
  complete: ({ resource }, cloud) => {
    Object.assign(resource.properties, {
      principalId: principalOf(resource.id),
      clientId: stableGuid(`${resource.id}/clientId`),
      tenantId: cloud.tenantId,
    });
  },
};

/** The object id of an identity's principal, user- or system-assigned. */
export function principalOf(resourceId: string): string {
  return stableGuid(`${resourceId}/principalId`);
}
