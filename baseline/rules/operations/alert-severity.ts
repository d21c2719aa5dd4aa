import { madeAlerts } from "../../azure/joins/alerts";
import { must } from "../must";
import { rule } from "../rule";

/** Informational; 4 is verbose. */
const LEAST_SEVERE = 3;

export const alertSeverity = rule({
  id: "operations/alert-severity",
  title: "No alert is said to be verbose",
  recommendations: ["ai-operations/automated-monitoring-alerting-audit"],
  severity: "low",
  why: "What is sorted out by severity, by people and by rules, is read last or not at all.",
  fix: {
    construct: "MetricAlert and LogAlert: severity 0 to 3",
    terraform:
      "azurerm_monitor_metric_alert, azurerm_monitor_scheduled_query_rules_alert_v2: severity = 0 to 3",
  },
  looksAt: madeAlerts,
  finds: ({ severity }) =>
    must(severity, (value) => value <= LEAST_SEVERE, "an alert that nobody needs to read is no alert"),
});
