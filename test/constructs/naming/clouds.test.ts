import { cloudSuffixes } from "../../../constructs/naming/clouds";

describe("cloudSuffixes: hosts and private link zones", () => {
  test("the public cloud", () => {
    expect(cloudSuffixes("public")).toEqual({
      keyVault: "vault.azure.net",
      storage: "core.windows.net",
      registry: "azurecr.io",
      privateLinkZones: {
        workspaceApi: "privatelink.api.azureml.ms",
        workspaceNotebooks: "privatelink.notebooks.azure.net",
        blob: "privatelink.blob.core.windows.net",
        file: "privatelink.file.core.windows.net",
        queue: "privatelink.queue.core.windows.net",
        table: "privatelink.table.core.windows.net",
        dfs: "privatelink.dfs.core.windows.net",
        vault: "privatelink.vaultcore.azure.net",
        registry: "privatelink.azurecr.io",
        monitor: "privatelink.monitor.azure.com",
        monitorOms: "privatelink.oms.opinsights.azure.com",
        monitorOds: "privatelink.ods.opinsights.azure.com",
        monitorAgent: "privatelink.agentsvc.azure-automation.net",
      },
    });
  });

  test("the US government cloud", () => {
    expect(cloudSuffixes("usgovernment")).toEqual({
      keyVault: "vault.usgovcloudapi.net",
      storage: "core.usgovcloudapi.net",
      registry: "azurecr.us",
      privateLinkZones: {
        workspaceApi: "privatelink.api.ml.azure.us",
        workspaceNotebooks: "privatelink.notebooks.usgovcloudapi.net",
        blob: "privatelink.blob.core.usgovcloudapi.net",
        file: "privatelink.file.core.usgovcloudapi.net",
        queue: "privatelink.queue.core.usgovcloudapi.net",
        table: "privatelink.table.core.usgovcloudapi.net",
        dfs: "privatelink.dfs.core.usgovcloudapi.net",
        vault: "privatelink.vaultcore.usgovcloudapi.net",
        registry: "privatelink.azurecr.us",
        monitor: "privatelink.monitor.azure.us",
        monitorOms: "privatelink.oms.opinsights.azure.us",
        monitorOds: "privatelink.ods.opinsights.azure.us",
        monitorAgent: "privatelink.agentsvc.azure-automation.us",
      },
    });
  });

  test("the Chinese cloud", () => {
    expect(cloudSuffixes("china")).toEqual({
      keyVault: "vault.azure.cn",
      storage: "core.chinacloudapi.cn",
      registry: "azurecr.cn",
      privateLinkZones: {
        workspaceApi: "privatelink.api.ml.azure.cn",
        workspaceNotebooks: "privatelink.notebooks.chinacloudapi.cn",
        blob: "privatelink.blob.core.chinacloudapi.cn",
        file: "privatelink.file.core.chinacloudapi.cn",
        queue: "privatelink.queue.core.chinacloudapi.cn",
        table: "privatelink.table.core.chinacloudapi.cn",
        dfs: "privatelink.dfs.core.chinacloudapi.cn",
        vault: "privatelink.vaultcore.azure.cn",
        registry: "privatelink.azurecr.cn",
        monitor: "privatelink.monitor.azure.cn",
        monitorOms: "privatelink.oms.opinsights.azure.cn",
        monitorOds: "privatelink.ods.opinsights.azure.cn",
        monitorAgent: "privatelink.agentsvc.azure-automation.cn",
      },
    });
  });
});
