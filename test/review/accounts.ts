/** Where the resources of small configurations are. */
export const RG = { resource_group_name: "rg", location: "westeurope" };

export const ST = "azurerm_storage_account.st";

/** A storage account that the public network doesn't reach. */
export const ACCOUNT = {
  name: "st",
  ...RG,
  account_tier: "Standard",
  account_replication_type: "LRS",
  public_network_access_enabled: false,
};
