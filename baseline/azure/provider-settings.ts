import type { Graph } from "../graph";
import type { AzureEstate } from "./estate";
import type { Fact } from "./fact";
import { Facts } from "./facts";
import { settingsAsResource } from "./settings-as-resource";
import type { Subject } from "./subject";

/** One configuration of the azurerm provider; features have the provider's defaults. */
export interface ProviderSettings extends Subject {
  /** As resources name it, e.g. `azurerm` or `azurerm.hub`. */
  readonly localName: string;
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
  const { providers, requiredProviders } = estate.graph;
  const isAzurerm = (name: string) =>
    name === "azurerm" || /(^|\/)hashicorp\/azurerm$/i.test(requiredProviders.get(name)?.source ?? "");
  return providers.filter(({ name }) => isAzurerm(name)).map(read);
}

function read(provider: Graph["providers"][number]): ProviderSettings {
  const { alias, name, settings } = provider;
  const resource = settingsAsResource(settings, "provider", name, ...(alias === undefined ? [] : [alias]));
  const facts = new Facts(resource);
  const flag = (azurerm: string, whenAbsent: boolean) => facts.flag({ azurerm, whenAbsent });
  return {
    resource,
    facts,
    localName: alias === undefined ? name : `${name}.${alias}`,
    name: { state: "known", value: provider.name, at: "provider", byDefault: false },
    storageByEntra: flag("storage_use_azuread", false),
    purgesVaults: flag("features.key_vault.purge_soft_delete_on_destroy", true),
    recoversVaults: flag("features.key_vault.recover_soft_deleted_key_vaults", true),
    purgesWorkspaces: flag("features.machine_learning.purge_soft_deleted_workspace_on_destroy", false),
    purgesLogs: flag("features.log_analytics_workspace.permanently_delete_on_destroy", false),
    keepsFullGroups: flag("features.resource_group.prevent_deletion_if_contains_resources", true),
  };
}
