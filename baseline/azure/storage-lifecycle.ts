import { kind } from "./subject";

/** The rules by which an account's blobs grow old. */
export const STORAGE_LIFECYCLE = kind(
  {
    azurerm: ["azurerm_storage_management_policy"],
    arm: ["Microsoft.Storage/storageAccounts/managementPolicies"],
  },
  (facts) => ({
    rules: facts.blocks({ azurerm: "rule", body: "properties.policy.rules" }),
  }),
);
