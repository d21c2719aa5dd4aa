import { kind } from "./subject";

/** Files of a storage account as a website, in azurerm a resource of its own since 5.0. */
export const STATIC_WEBSITE = kind(
  { azurerm: ["azurerm_storage_account_static_website"], arm: [] },
  () => ({}),
);
