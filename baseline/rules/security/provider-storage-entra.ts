import { providerSettings } from "../../azure";
import type { GraphResource } from "../../graph";
import { is, must } from "../must";
import { rule } from "../rule";

/** What the provider makes through storage's own endpoints, not through Azure Resource Manager. */
const STORAGE = /^azurerm_storage_(account|blob|data_lake_gen2_\w+)$/;

export const providerStorageEntra = rule({
  id: "security/provider-storage-entra",
  title: "Terraform reaches data in storage with Entra tokens",
  recommendations: ["security/managed-identity-between-services"],
  severity: "medium",
  why: "Otherwise it takes the account's keys: they must then stay switched on, and whoever runs Terraform needs the right to list them.",
  fix: {
    construct: "AzureProviders writes it; there is no property that doesn't",
    terraform: "provider azurerm: storage_use_azuread = true",
  },
  // without storage that it makes there is nothing to sign in to
  looksAt: (estate) => {
    const used = new Set(
      estate.graph.resources.filter(isStorage).map(({ provider = "azurerm" }) => provider),
    );
    return providerSettings(estate).filter(({ localName }) => used.has(localName));
  },
  finds: ({ storageByEntra }) => must(storageByEntra, is(true), "storage is reached with account keys"),
});

function isStorage({ mode, type }: GraphResource): boolean {
  return mode === "managed" && STORAGE.test(type);
}
