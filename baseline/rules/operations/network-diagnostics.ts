import { LOGGED_NETWORK } from "../../azure";
import { logged } from "../../azure/joins/logged";
import { collected } from "../collected";
import { rule } from "../rule";

export const networkDiagnostics = rule({
  id: "operations/network-diagnostics",
  title: "All logs and metrics of network, security groups and Bastion go to Log Analytics",
  recommendations: ["operations/collect-resource-logs"],
  severity: "low",
  why: "Which connections were refused, and who came in over Bastion, can't be found out afterwards.",
  fix: {
    construct: "Monitoring.collect(virtualNetwork, bastion): LandingZoneStack calls it",
    terraform:
      'azurerm_monitor_diagnostic_setting: log_analytics_workspace_id, enabled_log { category_group = "allLogs" }, enabled_metric { category = "AllMetrics" }; a security group has no metrics',
  },
  looksAt: (estate) => logged(estate, ...LOGGED_NETWORK),
  finds: collected,
});
