import { isAzapi } from "./facts";
import { kind, type SubjectOf } from "./subject";

/** A lock on a resource, a resource group or a subscription, and on all that lies in it. */
export const MANAGEMENT_LOCK = kind(
  {
    azurerm: ["azurerm_management_lock"],
    arm: ["Microsoft.Authorization/locks"],
  },
  (facts) => ({
    level: facts.text({ azurerm: "lock_level", body: "properties.level" }),
    /** What is locked: azapi names it as the lock's parent. */
    scope: facts.resource.targets(isAzapi(facts.resource) ? "parent_id" : "scope"),
  }),
);

export type ManagementLock = SubjectOf<typeof MANAGEMENT_LOCK>;
