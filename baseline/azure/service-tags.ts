/** Service tags that cover resources of every customer, somebody else's storage account among them. */
const ANYBODYS: readonly string[] = [
  "AzureCloud",
  "AzureContainerRegistry",
  "AzureCosmosDB",
  "AzureDatabricks",
  "AzureFrontDoor.Frontend",
  "AzureKeyVault",
  "DataFactory",
  "EventHub",
  "Internet",
  "PowerBI",
  "ServiceBus",
  "Sql",
  "Storage",
];

/** Whether a service tag, regional or not, covers resources of every customer, so that data can leave. */
export function reachesAnybody(tag: string): boolean {
  const lower = tag.toLowerCase();
  return ANYBODYS.map((one) => one.toLowerCase()).some((one) => lower === one || lower.startsWith(`${one}.`));
}
