/**
 * Service tags that a rule may open, of those that both provider versions know. `anybodys`: the tag
 * covers resources of every customer, so data can be carried to somebody else's account; such a
 * rule needs a deviation. None is regional (`Storage.WestEurope`): azurerm refuses those.
 */
const SERVICE_TAGS: Readonly<Record<string, { readonly anybodys: boolean }>> = {
  AppConfiguration: { anybodys: false },
  AzureActiveDirectory: { anybodys: false },
  AzureCloud: { anybodys: true },
  AzureContainerRegistry: { anybodys: true },
  AzureCosmosDB: { anybodys: true },
  AzureDatabricks: { anybodys: true },
  "AzureFrontDoor.FirstParty": { anybodys: false },
  "AzureFrontDoor.Frontend": { anybodys: true },
  AzureKeyVault: { anybodys: true },
  AzureMachineLearning: { anybodys: false },
  AzureMonitor: { anybodys: false },
  AzureOpenDatasets: { anybodys: false },
  AzureResourceManager: { anybodys: false },
  BatchNodeManagement: { anybodys: false },
  DataFactory: { anybodys: true },
  EventHub: { anybodys: true },
  Internet: { anybodys: true },
  MicrosoftContainerRegistry: { anybodys: false },
  PowerBI: { anybodys: true },
  ServiceBus: { anybodys: true },
  Sql: { anybodys: true },
  Storage: { anybodys: true },
};

/** Whether the tag covers resources of every customer; `undefined` for a tag not in the list. */
export function reachesAnybody(tag: string): boolean | undefined {
  return SERVICE_TAGS[tag]?.anybodys;
}

/** The tags that a rule may open, for error messages. */
export const EGRESS_SERVICE_TAGS: readonly string[] = Object.keys(SERVICE_TAGS);

/** What is wrong with the ports of a rule, in words; `undefined` if nothing is. */
export function portsProblem(ports: string): string | undefined {
  return ports.split(",").every(isPortRange)
    ? undefined
    : `ports "${ports}" must be ports or ranges from 1 to 65535 with commas between, e.g. 443 or 80,8000-8100`;
}

function isPortRange(text: string): boolean {
  const found = /^(\d+)(?:-(\d+))?$/.exec(text);
  const first = Number(found?.[1]);
  const last = Number(found?.[2] ?? first);
  return first >= 1 && first <= last && last <= 65535;
}
