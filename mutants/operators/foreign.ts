/** An address of the Internet, from the range kept for documentation. */
export const PUBLIC_ADDRESS = "203.0.113.7";

const FOREIGN_PROVIDERS =
  "/subscriptions/ffffffff-0000-0000-0000-000000000001/resourceGroups/rg-elsewhere/providers";

/** Resources that no stack knows. */
export const FOREIGN_SUBNET = `${FOREIGN_PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-elsewhere/subnets/default`;
export const FOREIGN_STORAGE = `${FOREIGN_PROVIDERS}/Microsoft.Storage/storageAccounts/stelsewhere`;
export const FOREIGN_SYNAPSE = `${FOREIGN_PROVIDERS}/Microsoft.Synapse/workspaces/*`;

/** A person of the directory. */
export const SOMEBODY = "ffffffff-0000-0000-0000-000000000002";
