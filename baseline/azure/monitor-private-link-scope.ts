import { kind } from "./subject";

/** A private link scope of Azure Monitor: what a network sees of it. */
export const MONITOR_PRIVATE_LINK_SCOPE = kind(
  {
    azurerm: ["azurerm_monitor_private_link_scope"],
    arm: ["Microsoft.Insights/privateLinkScopes"],
  },
  (facts) => ({
    ingestionMode: facts.text({
      azurerm: "ingestion_access_mode",
      body: "properties.accessModeSettings.ingestionAccessMode",
      whenAbsent: "Open",
    }),
    queryMode: facts.text({
      azurerm: "query_access_mode",
      body: "properties.accessModeSettings.queryAccessMode",
      whenAbsent: "Open",
    }),
  }),
);

/** A member of a scope: a Log Analytics workspace or an Application Insights component. */
export const MONITOR_SCOPE_MEMBER = kind(
  {
    azurerm: ["azurerm_monitor_private_link_scoped_service"],
    arm: ["Microsoft.Insights/privateLinkScopes/scopedResources"],
  },
  (facts) => ({
    linked: facts.targets({ azurerm: "linked_resource_id", body: "properties.linkedResourceId" }),
  }),
);
