/** Ids of a small estate: one subscription, one group, one of each kind. */
export const SUBSCRIPTION = "/subscriptions/00000000-0000-4000-8000-000000000001";
export const OTHER_SUBSCRIPTION = "/subscriptions/00000000-0000-4000-8000-000000000002";
export const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-test`;

const of = (type: string, name: string, group = GROUP): string => `${group}/providers/${type}/${name}`;

export const ids = {
  account: of("Microsoft.Storage/storageAccounts", "sttest"),
  vault: of("Microsoft.KeyVault/vaults", "kv-test"),
  key: `${of("Microsoft.KeyVault/vaults", "kv-test")}/keys/data`,
  registry: of("Microsoft.ContainerRegistry/registries", "crtest"),
  logs: of("Microsoft.OperationalInsights/workspaces", "log-test"),
  insights: of("Microsoft.Insights/components", "appi-test"),
  identity: of("Microsoft.ManagedIdentity/userAssignedIdentities", "id-test"),
  network: of("Microsoft.Network/virtualNetworks", "vnet-test"),
  subnet: `${of("Microsoft.Network/virtualNetworks", "vnet-test")}/subnets/snet-test`,
  zone: of("Microsoft.Network/privateDnsZones", "privatelink.blob.core.windows.net"),
  endpoint: of("Microsoft.Network/privateEndpoints", "pep-test"),
  securityGroup: of("Microsoft.Network/networkSecurityGroups", "nsg-test"),
  routeTable: of("Microsoft.Network/routeTables", "rt-test"),
  workspace: of("Microsoft.MachineLearningServices/workspaces", "mlw-test"),
} as const;

/** The id of the same kind with another name. */
export function sibling(id: string, name: string): string {
  return id.replace(/[^/]+$/, name);
}

/** The same id in another group or subscription. */
export function elsewhere(id: string, group: string): string {
  return id.replace(GROUP, group);
}

/** A lock, role assignment or diagnostic setting on something. */
export function on(id: string, type: string, name: string): string {
  return `${id}/providers/${type}/${name}`;
}
