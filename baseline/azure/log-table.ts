import { kind } from "./subject";

/** A table of a Log Analytics workspace with a retention of its own. */
export const LOG_TABLE = kind(
  {
    azurerm: ["azurerm_log_analytics_workspace_table", "azurerm_log_analytics_workspace_table_custom_log"],
    arm: ["Microsoft.OperationalInsights/workspaces/tables"],
  },
  (facts) => ({
    /** `Analytics`, or a cheaper one that answers queries for 30 days only. */
    plan: facts.text({ azurerm: "plan", body: "properties.plan", whenAbsent: "Analytics" }),
    /** Days that queries reach; the workspace's where nothing is written. */
    retentionDays: facts.number({ azurerm: "retention_in_days", body: "properties.retentionInDays" }),
    /** Days until logs are gone, those in the archive included; never less than the former. */
    totalDays: facts.number({
      azurerm: "total_retention_in_days",
      body: "properties.totalRetentionInDays",
    }),
  }),
);
