import { kind } from "./subject";

/** A key to the telemetry of an Application Insights component, beside Entra ID. */
export const INSIGHTS_API_KEY = kind(
  {
    azurerm: ["azurerm_application_insights_api_key"],
    arm: ["Microsoft.Insights/components/apiKeys"],
  },
  () => ({}),
);

/** Log Analytics that reads logs out of a storage account; it signs in with the account's key. */
export const STORAGE_INSIGHTS = kind(
  {
    azurerm: ["azurerm_log_analytics_storage_insights"],
    arm: ["Microsoft.OperationalInsights/workspaces/storageInsightConfigs"],
  },
  () => ({}),
);
