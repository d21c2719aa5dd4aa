import { kind } from "./subject";

/** A Log Analytics workspace: where logs, metrics and telemetry are kept. */
export const LOG_ANALYTICS = kind(
  {
    azurerm: ["azurerm_log_analytics_workspace"],
    arm: ["Microsoft.OperationalInsights/workspaces"],
  },
  (facts) => ({
    localAuthentication: facts.flag({
      azurerm: ["local_authentication_enabled", "!local_authentication_disabled"],
      body: "!properties.features.disableLocalAuth",
      whenAbsent: true,
    }),
    /** Days; Azure's default of the current tiers is 30. */
    retentionDays: facts.number({
      azurerm: "retention_in_days",
      body: "properties.retentionInDays",
      whenAbsent: 30,
    }),
    /** Whether logs are gone after 30 days at once, without Azure's days of grace. */
    purgesAtOnce: facts.flag({
      azurerm: "immediate_data_purge_on_30_days_enabled",
      body: "properties.features.immediatePurgeDataOn30Days",
      whenAbsent: false,
    }),
    tier: facts.text({ azurerm: "sku", body: "properties.sku.name", whenAbsent: "PerGB2018" }),
    publicIngestion: facts.flag({
      azurerm: ["internet_ingestion_access_type", "internet_ingestion_enabled"],
      body: "properties.publicNetworkAccessForIngestion",
      whenAbsent: true,
    }),
    publicQuery: facts.flag({
      azurerm: ["internet_query_access_type", "internet_query_enabled"],
      body: "properties.publicNetworkAccessForQuery",
      whenAbsent: true,
    }),
  }),
);
