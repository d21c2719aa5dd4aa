import { kind } from "./subject";

/** Data of a storage account that Azure Data Share hands to whoever is invited. */
export const SHARED_DATA = kind(
  {
    azurerm: ["azurerm_data_share_dataset_blob_storage", "azurerm_data_share_dataset_data_lake_gen2"],
    arm: ["Microsoft.DataShare/accounts/shares/dataSets"],
  },
  () => ({}),
);
