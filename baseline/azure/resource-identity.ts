import type { GraphResource } from "../graph";
import { besideBody } from "./beside-body";

/** The managed identities of a resource, whichever provider wrote them. */
export function resourceIdentity(resource: GraphResource) {
  const facts = besideBody(resource);
  return {
    /** `UserAssigned`, `SystemAssigned` or both with a comma. */
    identityType: facts.text({ azurerm: "identity.type", body: ["identity.type", "body.identity.type"] }),
    /** The user-assigned ones. */
    identities: facts.targets({ azurerm: "identity.identity_ids", body: "identity.identity_ids" }),
  };
}
