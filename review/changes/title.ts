import type { GraphResource } from "../../baseline/graph";

/** Words that a type's name writes otherwise. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^azurerm_/, ""],
  [/^user_assigned_identity$/, "managed identity"],
  [/^machine_learning_compute_cluster$/, "compute cluster"],
  [/^machine_learning_compute_instance$/, "compute instance"],
  [/^machine_learning_workspace_network_outbound_rule_.*/, "outbound rule"],
  [/^monitor_/, ""],
  [/^virtual_network$/, "virtual network"],
  [/_/g, " "],
  [/\bdns\b/g, "DNS"],
  [/\bip\b/g, "IP"],
];

/** ARM types whose last word alone says little. */
const ARM_NOUNS: ReadonlyMap<string, string> = new Map([
  ["microsoft.machinelearningservices/workspaces", "machine learning workspace"],
  ["microsoft.machinelearningservices/workspaces/computes", "compute"],
  ["microsoft.machinelearningservices/workspaces/outboundrules", "outbound rule"],
  ["microsoft.machinelearningservices/workspaces/datastores", "datastore"],
  ["microsoft.machinelearningservices/workspaces/onlineendpoints", "online endpoint"],
  ["microsoft.machinelearningservices/workspaces/onlineendpoints/deployments", "online deployment"],
  ["microsoft.machinelearningservices/workspaces/batchendpoints", "batch endpoint"],
  ["microsoft.machinelearningservices/workspaces/batchendpoints/deployments", "batch deployment"],
  ["microsoft.keyvault/vaults", "key vault"],
  ["microsoft.keyvault/vaults/keys", "key"],
  ["microsoft.storage/storageaccounts", "storage account"],
  ["microsoft.containerregistry/registries", "container registry"],
]);

/** A resource for people: what it is and, where the input tells, its name in Azure. */
export function titleOf(resource: GraphResource): string {
  const name = resource.value("name");
  const noun = nounOf(resource);
  return name.state === "known" && typeof name.value === "string" ? `${noun} ${name.value}` : noun;
}

function nounOf({ type, armType }: GraphResource): string {
  if (armType !== undefined) {
    return ARM_NOUNS.get(armType) ?? (armType.split("/").slice(1).join(" ") || armType);
  }
  return WORDS.reduce((words, [from, to]) => words.replace(from, to), type);
}
