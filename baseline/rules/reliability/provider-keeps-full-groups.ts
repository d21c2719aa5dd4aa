import { providerSettings } from "../../azure";
import { hasStrictData } from "../../azure/joins/strict-data";
import { is, must } from "../must";
import { rule } from "../rule";

export const providerKeepsFullGroups = rule({
  id: "reliability/provider-keeps-full-groups",
  title: "In production a resource group isn't deleted with what Terraform doesn't know of",
  recommendations: ["reliability/recovery-strategy-for-dependencies"],
  severity: "medium",
  why: "What people or Azure put into the group beside the stack goes with it, without a word in the plan.",
  fix: {
    construct: "AzureProviders: purgeOnDestroy, which prod refuses",
    terraform:
      "provider azurerm, features: resource_group.prevent_deletion_if_contains_resources = true, the default",
  },
  looksAt: (estate) => (hasStrictData(estate) ? providerSettings(estate) : []),
  finds: ({ keepsFullGroups }) =>
    must(keepsFullGroups, is(true), "a destroyed group takes all that it holds with it"),
});
