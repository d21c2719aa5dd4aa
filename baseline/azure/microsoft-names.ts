/** Domains below which Azure's services have their names, those of private link zones among them. */
const DOMAINS: readonly string[] = [
  ...["analysis", "core", "database", "search", "servicebus"].map((service) => `${service}.windows.net`),
  "azure-api.net",
  "azure-automation.net",
  "azure-automation.us",
  "azure-devices-provisioning.net",
  "azure-devices.net",
  "azure.cn",
  "azure.com",
  "azure.net",
  "azure.us",
  "azconfig.io",
  "azurecontainerapps.io",
  "azurecr.cn",
  "azurecr.io",
  "azurecr.us",
  "azuredatabricks.net",
  "azurehdinsight.net",
  "azureml.ms",
  "azurestaticapps.net",
  "azuresynapse.net",
  "azurewebsites.net",
  "azmk8s.io",
  "chinacloudapi.cn",
  "fabric.microsoft.com",
  "powerquery.microsoft.com",
  "usgovcloudapi.net",
  "windows.net",
];

/** Names by which everything in a landing zone signs in, is managed, and fetches its images. */
const CALLED: readonly string[] = [
  "login.microsoftonline.com",
  "login.microsoft.com",
  "login.microsoftonline.us",
  "login.partner.microsoftonline.cn",
  "login.chinacloudapi.cn",
  "graph.microsoft.com",
  "graph.windows.net",
  "management.azure.com",
  "management.usgovcloudapi.net",
  "management.chinacloudapi.cn",
  "mcr.microsoft.com",
  "packages.microsoft.com",
  "ml.azure.com",
  "ai.azure.com",
];

/** Whether a name is one of a private link zone: only Azure gives it, and it has a private address. */
export function isPrivateLinkName(name: string): boolean {
  const labels = name.trim().toLowerCase().replace(/\.$/, "").split(".");
  const domain = labels.slice(labels.lastIndexOf("privatelink") + 1).join(".");
  return labels.includes("privatelink") && DOMAINS.some((one) => isBelow(domain, one));
}

/** Whether a zone answers for a name by which Microsoft's own services are called: that one, or one over or under it. */
export function isMicrosofts(zone: string): boolean {
  const name = zone.toLowerCase();
  return CALLED.some((one) => isBelow(one, name) || isBelow(name, one));
}

function isBelow(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}
