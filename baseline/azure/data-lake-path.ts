import { kind } from "./subject";

/** A file system or folder of a data lake, with the list of who may do what in it. */
export const DATA_LAKE_PATH = kind(
  {
    azurerm: ["azurerm_storage_data_lake_gen2_filesystem", "azurerm_storage_data_lake_gen2_path"],
    arm: [],
  },
  (facts) => ({
    entries: facts.blocks({ azurerm: "ace" }),
  }),
);
