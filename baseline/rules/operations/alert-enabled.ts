import { madeAlerts } from "../../azure/joins/alerts";
import { is, must } from "../must";
import { rule } from "../rule";

export const alertEnabled = rule({
  id: "operations/alert-enabled",
  title: "Each alert is on",
  recommendations: ["ai-operations/automated-monitoring-alerting-audit"],
  severity: "medium",
  why: "It looks as if somebody would be told, and nobody is.",
  fix: {
    construct: "MetricAlert and LogAlert switch it on; nothing switches it off",
    terraform:
      "azurerm_monitor_metric_alert, azurerm_monitor_scheduled_query_rules_alert_v2: enabled = true; an alert processing rule keeps it silent while somebody works on what it watches",
  },
  looksAt: madeAlerts,
  finds: ({ enabled }) => must(enabled, is(true), "nobody is told"),
});
