import { LOGGED_AUTOSCALE } from "../../azure/autoscale-setting";
import { logged } from "../../azure/joins/logged";
import { collected } from "../collected";
import { rule } from "../rule";

export const autoscaleDiagnostics = rule({
  id: "operations/autoscale-diagnostics",
  title: "Log Analytics gets the logs and metrics of each autoscale setting",
  recommendations: ["operations/collect-resource-logs", "performance/autoscale-deployments"],
  severity: "low",
  why: "Why a deployment had too few instances, or too many, can't be found out afterwards.",
  fix: {
    construct: "collectLogs with the DeploymentAutoscale",
    terraform:
      'azurerm_monitor_diagnostic_setting on the setting: enabled_log { category_group = "allLogs" }, enabled_metric { category = "AllMetrics" }, log_analytics_workspace_id',
  },
  looksAt: (estate) => logged(estate, LOGGED_AUTOSCALE),
  finds: collected,
});
