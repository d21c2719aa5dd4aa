import { isMade } from "../../azure/joins/endpoints";
import { logged } from "../../azure/joins/logged";
import { LOGGED_ENDPOINT } from "../../azure/log-sources";
import { collected } from "../collected";
import { rule } from "../rule";

export const endpointDiagnostics = rule({
  id: "operations/endpoint-diagnostics",
  title: "Log Analytics gets all logs and the metrics of each online endpoint",
  recommendations: [
    "operations/collect-resource-logs",
    "performance/monitor-serving-and-training-infra",
    "operations/app-insights-on-endpoints",
  ],
  severity: "medium",
  why: "Who called the model, how long it took and what its containers said is gone where nobody collects it.",
  fix: {
    construct: "collectLogs with the OnlineEndpoint",
    terraform:
      'azurerm_monitor_diagnostic_setting on the endpoint: enabled_log { category_group = "allLogs" }, enabled_metric { category = "AllMetrics" }, log_analytics_workspace_id',
  },
  looksAt: (estate) => logged(estate, LOGGED_ENDPOINT).filter(isMade),
  finds: collected,
});
