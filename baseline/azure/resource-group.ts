import { kind } from "./subject";

/** A resource group. */
export const RESOURCE_GROUP = kind(
  {
    azurerm: ["azurerm_resource_group"],
    arm: ["Microsoft.Resources/resourceGroups"],
  },
  () => ({}),
);
