import { type AzureEstate, KEY_VAULT, knownValue, providerSettings } from "../../azure";
import { hasStrictData } from "../../azure/joins/strict-data";
import { is, must } from "../must";
import { rule } from "../rule";

export const providerKeepsDeleted = rule({
  id: "reliability/provider-keeps-deleted",
  title: "In production Terraform purges nothing that Azure would keep after a deletion",
  recommendations: ["reliability/recovery-strategy-for-dependencies"],
  severity: "medium",
  why: "Azure keeps a deleted vault, workspace or Log Analytics workspace for days; a destroy that purges it leaves nothing to bring back.",
  fix: {
    construct: "LandingZoneStack: purgeOnDestroy, which prod refuses; AzureProviders: purgeOnDestroy",
    terraform:
      "provider azurerm, features: key_vault.purge_soft_delete_on_destroy, machine_learning.purge_soft_deleted_workspace_on_destroy, log_analytics_workspace.permanently_delete_on_destroy = false",
  },
  looksAt: (estate) => (hasStrictData(estate) ? providerSettings(estate) : []),
  finds: ({ purgesVaults, purgesWorkspaces, purgesLogs }, estate) => [
    // the provider would by default, but can't purge a vault with purge protection
    ...(purgesVaults.state === "known" && purgesVaults.byDefault && allVaultsResist(estate)
      ? []
      : must(purgesVaults, is(false), "a destroyed vault is purged with its keys and secrets")),
    ...must(purgesWorkspaces, is(false), "a destroyed workspace is purged"),
    ...must(purgesLogs, is(false), "destroyed logs are purged"),
  ],
});

function allVaultsResist(estate: AzureEstate): boolean {
  return estate.all(KEY_VAULT).every(({ purgeProtection }) => knownValue(purgeProtection) === true);
}
