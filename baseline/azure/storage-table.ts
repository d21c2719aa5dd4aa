import { kind } from "./subject";

/** A table of a storage account. */
export const STORAGE_TABLE = kind(
  {
    azurerm: ["azurerm_storage_table"],
    arm: ["Microsoft.Storage/storageAccounts/tableServices/tables"],
  },
  (facts) => ({
    /** What SAS tokens may refer to instead of saying themselves what they allow. */
    accessPolicies: facts.blocks({ azurerm: "acl", body: "properties.signedIdentifiers" }),
  }),
);
