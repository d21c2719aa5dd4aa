/**
 * Service tags that cover resources of every customer: somebody else's storage account among them, or
 * what calls in somebody else's name, such as his workflow.
 */
const ANYBODYS: readonly string[] = [
  "AppService",
  "AzureCloud",
  "AzureConnectors",
  "AzureContainerRegistry",
  "AzureCosmosDB",
  "AzureDatabricks",
  "AzureDevOps",
  "AzureEventGrid",
  "AzureFrontDoor.Frontend",
  "AzureKeyVault",
  "AzureSignalR",
  "AzureSpringCloud",
  "AzureWebPubSub",
  "DataFactory",
  "EventHub",
  "Internet",
  "LogicApps",
  "PowerBI",
  "PowerPlatformInfra",
  "PowerPlatformPlex",
  "ServiceBus",
  "Sql",
  "Storage",
];

/** Whether a service tag, regional or not, covers resources of every customer, so that data can leave. */
export function reachesAnybody(tag: string): boolean {
  const lower = tag.toLowerCase();
  return ANYBODYS.map((one) => one.toLowerCase()).some((one) => lower === one || lower.startsWith(`${one}.`));
}
