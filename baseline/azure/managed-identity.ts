import { kind, type SubjectOf } from "./subject";

/** A user-assigned managed identity. */
export const MANAGED_IDENTITY = kind(
  {
    azurerm: ["azurerm_user_assigned_identity"],
    arm: ["Microsoft.ManagedIdentity/userAssignedIdentities"],
  },
  () => ({}),
);

export type ManagedIdentity = SubjectOf<typeof MANAGED_IDENTITY>;
