/** A resource group. */
export const GROUP = { name: "rg", location: "westeurope" };

/** What is replaced: a storage account at the address `azurerm_storage_account.a`. */
export const ACCOUNT = {
  name: "stone",
  resource_group_name: "rg",
  location: "westeurope",
  account_tier: "Standard",
  account_replication_type: "LRS",
};

/** Whoever refers to it by its id. */
export const ASSIGNMENT = {
  scope: "${azurerm_storage_account.a.id}",
  role_definition_name: "Reader",
  principal_id: "00000000-0000-0000-0000-000000000001",
};
