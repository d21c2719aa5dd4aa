import { mustBeAllowed } from "./allowed-values";
import type { ResourceType } from "./resource-type";

/**
 * A plan of Defender for Cloud. It is always there, one a subscription, and free at first (gotcha 41): a
 * resource that "creates" it takes it over, and nobody can delete it.
 */
export const pricing: ResourceType = {
  type: "Microsoft.Security/pricings",
  created: 200,
  refuses: ["DELETE"],
  check: ({ resource }) =>
    mustBeAllowed(resource, { "properties.pricingTier": ["Free", "Standard"] }, "InvalidInputJson"),
  absent: ({ id, name }) => ({
    id,
    name,
    type: "Microsoft.Security/pricings",
    properties: { pricingTier: "Free", freeTrialRemainingTime: "PT0S" },
  }),
};
