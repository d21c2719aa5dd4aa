import { providerSettings } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const providerRecoversVaults = rule({
  id: "reliability/provider-recovers-vaults",
  title: "Terraform brings a deleted vault back instead of failing on its name",
  recommendations: ["reliability/recovery-strategy-for-dependencies"],
  severity: "low",
  why: "A deleted vault keeps its name for up to 90 days: the next apply fails, just when things must come back quickly.",
  fix: {
    construct: "AzureProviders recovers; there is no property that doesn't",
    terraform: "provider azurerm, features: key_vault.recover_soft_deleted_key_vaults = true, the default",
  },
  looksAt: providerSettings,
  finds: ({ recoversVaults }) => must(recoversVaults, is(true), "a deleted vault isn't recovered"),
});
