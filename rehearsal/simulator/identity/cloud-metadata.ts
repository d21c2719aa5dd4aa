/** The document at `/metadata/endpoints`, from which azurerm learns where everything is. */
export function cloudMetadata(domain: string, apiVersion: string): unknown {
  const metadata = {
    name: "AzureCloud",
    portal: `https://portal.${domain}`,
    resourceManager: `https://management.${domain}`,
    microsoftGraphResourceId: `https://graph.${domain}`,
    authentication: {
      loginEndpoint: `https://login.${domain}`,
      audiences: [`https://management.${domain}`],
      tenant: "common",
      identityProvider: "AAD",
    },
    suffixes: {
      keyVaultDns: `vault.${domain}`,
      storage: `storage.${domain}`,
      acrLoginServer: `azurecr.${domain}`,
    },
  };
  // the oldest versions answer a list of clouds
  return /^20(19|20)-/.test(apiVersion) ? [metadata] : metadata;
}
