/** Suffixes of the names of private link zones, a list a cloud: public, US Government, China. */
const CLOUDS = [
  {
    storage: "core.windows.net",
    vault: "vaultcore.azure.net",
    api: "api.azureml.ms",
    notebooks: "notebooks.azure.net",
    registry: "azurecr.io",
    monitor: "monitor.azure.com",
    insights: "opinsights.azure.com",
    automation: "azure-automation.net",
  },
  {
    storage: "core.usgovcloudapi.net",
    vault: "vaultcore.usgovcloudapi.net",
    api: "api.ml.azure.us",
    notebooks: "notebooks.usgovcloudapi.net",
    registry: "azurecr.us",
    monitor: "monitor.azure.us",
    insights: "opinsights.azure.us",
    automation: "azure-automation.us",
  },
  {
    storage: "core.chinacloudapi.cn",
    vault: "vaultcore.azure.cn",
    api: "api.ml.azure.cn",
    notebooks: "notebooks.chinacloudapi.cn",
    registry: "azurecr.cn",
    monitor: "monitor.azure.cn",
    insights: "opinsights.azure.cn",
    automation: "azure-automation.cn",
  },
] as const;

/**
 * The private DNS zones that a private endpoint to a sub-resource needs, one list a cloud; undefined for
 * a sub-resource that a machine learning landing zone doesn't use.
 */
export function zonesFor(subresource: string): readonly (readonly string[])[] | undefined {
  const lists = CLOUDS.map((cloud) => namesIn(cloud, subresource.toLowerCase()));
  return lists.every((list) => list.length === 0)
    ? undefined
    : lists.map((list) => list.map((name) => `privatelink.${name}`));
}

/** Names under which services are called that aren't those of their private link zone. */
const CALLED = ["vault.azure.net", "vault.usgovcloudapi.net", "vault.azure.cn"];

const SUBRESOURCES = "amlworkspace blob file queue table dfs web vault registry azuremonitor".split(" ");

/** All names that services of a landing zone have, in every cloud. */
const OF_SERVICES: readonly string[] = [
  ...CALLED,
  ...CLOUDS.flatMap((cloud) => SUBRESOURCES.flatMap((one) => namesIn(cloud, one))),
];

/**
 * Whether a zone answers for services of Azure: a private link zone, or one that lies over or under the
 * names by which they are called.
 */
export function isOfServices(zone: string): boolean {
  const name = zone.toLowerCase();
  return (
    name.split(".").includes("privatelink") ||
    OF_SERVICES.some((one) => one === name || one.endsWith(`.${name}`) || name.endsWith(`.${one}`))
  );
}

function namesIn(cloud: (typeof CLOUDS)[number], subresource: string): readonly string[] {
  switch (subresource) {
    case "amlworkspace":
      return [cloud.api, cloud.notebooks];
    case "blob":
    case "file":
    case "queue":
    case "table":
    case "dfs":
    case "web":
      return [`${subresource}.${cloud.storage}`];
    case "vault":
      return [cloud.vault];
    case "registry":
      return [cloud.registry];
    case "azuremonitor":
      return [
        cloud.monitor,
        `oms.${cloud.insights}`,
        `ods.${cloud.insights}`,
        `agentsvc.${cloud.automation}`,
        `blob.${cloud.storage}`,
      ];
    default:
      return [];
  }
}
