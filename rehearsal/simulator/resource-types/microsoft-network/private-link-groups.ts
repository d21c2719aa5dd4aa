/** Sub-resources that a private endpoint can lead to, by type, in lower case. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  "microsoft.storage/storageaccounts": [
    "blob",
    "blob_secondary",
    "file",
    "queue",
    "queue_secondary",
    "table",
    "table_secondary",
    "dfs",
    "dfs_secondary",
    "web",
    "web_secondary",
  ],
  "microsoft.keyvault/vaults": ["vault"],
  "microsoft.containerregistry/registries": ["registry"],
  "microsoft.machinelearningservices/workspaces": ["amlworkspace"],
  "microsoft.machinelearningservices/registries": ["amlregistry"],
  "microsoft.insights/privatelinkscopes": ["azuremonitor"],
};

/** How many addresses an endpoint takes where it takes more than one: each name of the service has its own. */
const ADDRESSES: Readonly<Record<string, number>> = {
  // the registry itself and its data endpoint
  "microsoft.containerregistry/registries": 2,
  // API, notebooks and inference
  "microsoft.machinelearningservices/workspaces": 3,
};

/** The sub-resources of a type; empty where they are not known. */
export function groupsOf(type: string): readonly string[] {
  return GROUPS[type.toLowerCase()] ?? [];
}

/** How many addresses of its subnet an endpoint to a resource of a type takes. */
export function addressesOf(type: string): number {
  return ADDRESSES[type.toLowerCase()] ?? 1;
}
