import { kind } from "./subject";

/** Blobs that Azure copies from one storage account to another, in the background. */
export const OBJECT_REPLICATION = kind(
  {
    azurerm: ["azurerm_storage_object_replication"],
    arm: ["Microsoft.Storage/storageAccounts/objectReplicationPolicies"],
  },
  (facts) => ({
    /** An id; with azapi also the bare name. */
    destination: facts.targets({
      azurerm: "destination_storage_account_id",
      body: "properties.destinationAccount",
    }),
  }),
);
