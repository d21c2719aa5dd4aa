import { LOGGED_SERVICES } from "../../azure";
import { logged } from "../../azure/joins/logged";
import { collected } from "../collected";
import { rule } from "../rule";

export const serviceDiagnostics = rule({
  id: "operations/service-diagnostics",
  title: "All logs and metrics of vault, registry and monitoring go to Log Analytics",
  recommendations: [
    "operations/collect-resource-logs",
    "ai-performance/collect-pipeline-and-component-telemetry",
  ],
  severity: "medium",
  why: "Who used a key or secret, pushed an image or queried the logs can't be found out afterwards.",
  fix: {
    construct: "Monitoring.collect(vault, registry, monitoring): LandingZoneStack calls it",
    terraform:
      'azurerm_monitor_diagnostic_setting: log_analytics_workspace_id, enabled_log { category_group = "allLogs" }, enabled_metric { category = "AllMetrics" }; metrics only on azurerm_application_insights',
  },
  looksAt: (estate) => logged(estate, ...LOGGED_SERVICES),
  finds: collected,
});
