import { providerSettings, STORAGE_ACCOUNT } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

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
  // without storage of azurerm's there is nothing to sign in to
  looksAt: (estate) =>
    estate.all(STORAGE_ACCOUNT).some(({ resource }) => resource.type === "azurerm_storage_account")
      ? providerSettings(estate)
      : [],
  finds: ({ storageByEntra }) => must(storageByEntra, is(true), "storage is reached with account keys"),
});
