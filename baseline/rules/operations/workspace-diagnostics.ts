import { LOGGED_WORKSPACE } from "../../azure";
import { logged } from "../../azure/joins/logged";
import { collected } from "../collected";
import { rule } from "../rule";

export const workspaceDiagnostics = rule({
  id: "operations/workspace-diagnostics",
  title: "All logs and metrics of the workspace go to Log Analytics",
  recommendations: ["operations/collect-resource-logs", "operations/monitor-training-infrastructure"],
  severity: "medium",
  why: "Without them nobody can tell who ran or changed what, why a cluster failed, or how busy its nodes were; the group audit alone leaves most of that out.",
  fix: {
    construct: "Monitoring.collect(workspace): LandingZoneStack calls it, and no property stops it",
    terraform:
      'azurerm_monitor_diagnostic_setting: target_resource_id, log_analytics_workspace_id, enabled_log { category_group = "allLogs" }, enabled_metric { category = "AllMetrics" }',
  },
  looksAt: (estate) => logged(estate, LOGGED_WORKSPACE),
  finds: collected,
});
