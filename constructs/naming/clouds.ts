/** The clouds of Azure, in the words of the azurerm provider. */
export type AzureCloud = "public" | "usgovernment" | "china";

/** The suffixes of a cloud that stand in names and addresses. */
export interface CloudSuffixes {
  /** Host suffix of key vaults, e.g. `vault.azure.net`. */
  readonly keyVault: string;
  /** Host suffix of storage, e.g. `core.windows.net`. */
  readonly storage: string;
  /** Host suffix of container registries, e.g. `azurecr.io`. */
  readonly registry: string;
  /** Private link zones by the sub-resource they serve; the workspace needs two. */
  readonly privateLinkZones: Readonly<Record<PrivateLinkZoneKind, string>>;
}

/** What a private link zone is for. */
export type PrivateLinkZoneKind =
  | "workspaceApi"
  | "workspaceNotebooks"
  | "blob"
  | "file"
  | "queue"
  | "table"
  | "dfs"
  | "vault"
  | "registry"
  | "monitor"
  | "monitorOms"
  | "monitorOds"
  | "monitorAgent";

const SUFFIXES: Readonly<Record<AzureCloud, CloudSuffixes>> = {
  public: suffixes({
    keyVault: "vault.azure.net",
    vaultZone: "vaultcore.azure.net",
    storage: "core.windows.net",
    api: "api.azureml.ms",
    notebooks: "notebooks.azure.net",
    registry: "azurecr.io",
    monitor: "monitor.azure.com",
    insights: "opinsights.azure.com",
    automation: "azure-automation.net",
  }),
  usgovernment: suffixes({
    keyVault: "vault.usgovcloudapi.net",
    vaultZone: "vaultcore.usgovcloudapi.net",
    storage: "core.usgovcloudapi.net",
    api: "api.ml.azure.us",
    notebooks: "notebooks.usgovcloudapi.net",
    registry: "azurecr.us",
    monitor: "monitor.azure.us",
    insights: "opinsights.azure.us",
    automation: "azure-automation.us",
  }),
  china: suffixes({
    keyVault: "vault.azure.cn",
    vaultZone: "vaultcore.azure.cn",
    storage: "core.chinacloudapi.cn",
    api: "api.ml.azure.cn",
    notebooks: "notebooks.chinacloudapi.cn",
    registry: "azurecr.cn",
    monitor: "monitor.azure.cn",
    insights: "opinsights.azure.cn",
    automation: "azure-automation.cn",
  }),
};

/** The suffixes of `cloud`. */
export function cloudSuffixes(cloud: AzureCloud): CloudSuffixes {
  return SUFFIXES[cloud];
}

/** Login server of a container registry, e.g. `crchurn.azurecr.io`. */
export function registryHost(name: string, cloud: AzureCloud): string {
  return `${name}.${SUFFIXES[cloud].registry}`;
}

function suffixes(hosts: {
  readonly keyVault: string;
  readonly vaultZone: string;
  readonly storage: string;
  readonly api: string;
  readonly notebooks: string;
  readonly registry: string;
  readonly monitor: string;
  readonly insights: string;
  readonly automation: string;
}): CloudSuffixes {
  return {
    keyVault: hosts.keyVault,
    storage: hosts.storage,
    registry: hosts.registry,
    privateLinkZones: {
      workspaceApi: `privatelink.${hosts.api}`,
      workspaceNotebooks: `privatelink.${hosts.notebooks}`,
      blob: `privatelink.blob.${hosts.storage}`,
      file: `privatelink.file.${hosts.storage}`,
      queue: `privatelink.queue.${hosts.storage}`,
      table: `privatelink.table.${hosts.storage}`,
      dfs: `privatelink.dfs.${hosts.storage}`,
      vault: `privatelink.${hosts.vaultZone}`,
      registry: `privatelink.${hosts.registry}`,
      monitor: `privatelink.${hosts.monitor}`,
      monitorOms: `privatelink.oms.${hosts.insights}`,
      monitorOds: `privatelink.ods.${hosts.insights}`,
      monitorAgent: `privatelink.agentsvc.${hosts.automation}`,
    },
  };
}
