import { kind } from "./subject";

/** An Application Insights component. ARM writes its older properties with a capital. */
export const APPLICATION_INSIGHTS = kind(
  {
    azurerm: ["azurerm_application_insights"],
    arm: ["Microsoft.Insights/components"],
  },
  (facts) => ({
    /** The Log Analytics workspace that keeps the telemetry. */
    logAnalytics: facts.targets({
      azurerm: "workspace_id",
      body: ["properties.WorkspaceResourceId", "properties.workspaceResourceId"],
    }),
    localAuthentication: facts.flag({
      azurerm: ["local_authentication_enabled", "!local_authentication_disabled"],
      body: ["!properties.DisableLocalAuth", "!properties.disableLocalAuth"],
      whenAbsent: true,
    }),
    ipMasking: facts.flag({
      azurerm: ["ip_masking_enabled", "!disable_ip_masking"],
      body: ["!properties.DisableIpMasking", "!properties.disableIpMasking"],
      whenAbsent: true,
    }),
    /** Percent of the telemetry that is kept. */
    sampling: facts.number({
      azurerm: "sampling_percentage",
      body: ["properties.SamplingPercentage", "properties.samplingPercentage"],
      whenAbsent: 100,
    }),
    /** Whether profiles and memory snapshots go to storage of the customer's own only. */
    ownProfilerStorage: facts.flag({
      azurerm: "force_customer_storage_for_profiler",
      body: ["properties.ForceCustomerStorageForProfiler", "properties.forceCustomerStorageForProfiler"],
      whenAbsent: false,
    }),
    /** Whether Azure writes to somebody when the daily cap is reached; ARM keeps it elsewhere. */
    dailyCapNotice: facts.flag({
      azurerm: ["daily_data_cap_notifications_enabled", "!daily_data_cap_notifications_disabled"],
      whenAbsent: { azurerm: true },
    }),
    publicIngestion: facts.flag({
      azurerm: "internet_ingestion_enabled",
      body: "properties.publicNetworkAccessForIngestion",
      whenAbsent: true,
    }),
    publicQuery: facts.flag({
      azurerm: "internet_query_enabled",
      body: "properties.publicNetworkAccessForQuery",
      whenAbsent: true,
    }),
  }),
);
