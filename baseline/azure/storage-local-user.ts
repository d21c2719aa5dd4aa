import { kind } from "./subject";

/** Somebody who signs in to a storage account by SFTP or SMB, and whom Entra doesn't know. */
export const STORAGE_LOCAL_USER = kind(
  {
    azurerm: ["azurerm_storage_account_local_user"],
    arm: ["Microsoft.Storage/storageAccounts/localUsers"],
  },
  () => ({}),
);
