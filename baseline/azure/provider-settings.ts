import type { Graph, GraphResource, Value } from "../graph";
import type { AzureEstate } from "./estate";
import type { Fact } from "./fact";
import { Facts } from "./facts";
import type { Subject } from "./subject";

/** One configuration of the azurerm provider; features have the provider's defaults. */
export interface ProviderSettings extends Subject {
  /** Whether storage's data plane is reached with Entra tokens rather than keys. */
  readonly storageByEntra: Fact<boolean>;
  readonly purgesVaults: Fact<boolean>;
  readonly recoversVaults: Fact<boolean>;
  readonly purgesWorkspaces: Fact<boolean>;
  readonly purgesLogs: Fact<boolean>;
  /** Whether a resource group is refused to be deleted while Terraform doesn't know all that it holds. */
  readonly keepsFullGroups: Fact<boolean>;
}

/** The configurations of azurerm in the input, aliases included; a provider isn't a resource elsewhere. */
export function providerSettings(estate: AzureEstate): readonly ProviderSettings[] {
  return estate.graph.providers.filter(({ name }) => name === "azurerm").map(read);
}

function read(provider: Graph["providers"][number]): ProviderSettings {
  const resource = asResource(provider);
  const facts = new Facts(resource);
  const flag = (azurerm: string, whenAbsent: boolean) => facts.flag({ azurerm, whenAbsent });
  return {
    resource,
    facts,
    name: { state: "known", value: provider.name, at: "provider", byDefault: false },
    storageByEntra: flag("storage_use_azuread", false),
    purgesVaults: flag("features.key_vault.purge_soft_delete_on_destroy", true),
    recoversVaults: flag("features.key_vault.recover_soft_deleted_key_vaults", true),
    purgesWorkspaces: flag("features.machine_learning.purge_soft_deleted_workspace_on_destroy", false),
    purgesLogs: flag("features.log_analytics_workspace.permanently_delete_on_destroy", false),
    keepsFullGroups: flag("features.resource_group.prevent_deletion_if_contains_resources", true),
  };
}

/** A provider as rules and reports take a resource, with the address `provider.azurerm` or its alias's. */
function asResource({ name, alias, settings }: Graph["providers"][number]): GraphResource {
  const address = ["provider", name, ...(alias === undefined ? [] : [alias])].join(".");
  return {
    address,
    mode: "managed",
    type: name,
    name: alias ?? name,
    armType: undefined,
    attributes: {},
    constructPath: undefined,
    existence: "certain",
    dependsOn: [],
    referrers: [],
    value: (path: string): Value => settings.value(path),
    blocks: (path) => settings.blocks(path),
    targets: (path) => settings.targets(path),
  };
}
