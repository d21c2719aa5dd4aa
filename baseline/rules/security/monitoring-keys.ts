import { INSIGHTS_API_KEY, STORAGE_INSIGHTS } from "../../azure/monitoring-keys";
import { mustHold } from "../must";
import { rule } from "../rule";

export const monitoringKeys = rule({
  id: "security/monitoring-keys",
  title: "Nothing reads telemetry with a key, and Log Analytics reads nothing with one",
  recommendations: [
    "security/managed-identity-between-services",
    "ai-security/rbac-abac-control-and-data-plane",
  ],
  severity: "medium",
  why: "An API key reads all telemetry of the component for ever, whatever roles say; storage insights need the account's key, so the account must take keys. Both lie in the state.",
  fix: {
    construct: "Monitoring.grantPublish gives a role; no construct makes keys",
    terraform:
      "azurerm_role_assignment: Monitoring Reader or Log Analytics Reader instead of azurerm_application_insights_api_key; azurerm_monitor_diagnostic_setting instead of azurerm_log_analytics_storage_insights",
  },
  looksAt: (estate) => [...estate.all(INSIGHTS_API_KEY), ...estate.all(STORAGE_INSIGHTS)],
  finds: ({ resource }) =>
    mustHold(
      resource.existence === "certain" ? "no" : "unknown",
      "a key that Entra doesn't know opens telemetry or the storage account",
    ),
});
