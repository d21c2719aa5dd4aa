/** Sub-resources that a private endpoint can lead to, by type, in lower case. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  "microsoft.storage/storageaccounts": ["blob", "file", "queue", "table", "dfs", "web"],
  "microsoft.keyvault/vaults": ["vault"],
  "microsoft.containerregistry/registries": ["registry"],
  "microsoft.machinelearningservices/workspaces": ["amlworkspace"],
  "microsoft.machinelearningservices/registries": ["amlregistry"],
  "microsoft.insights/privatelinkscopes": ["azuremonitor"],
};

/** The sub-resources of a type; empty where they are not known. */
export function groupsOf(type: string): readonly string[] {
  return GROUPS[type.toLowerCase()] ?? [];
}
