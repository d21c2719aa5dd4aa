import { madeAlerts } from "../../azure/joins/alerts";
import { is, must } from "../must";
import { rule } from "../rule";

export const alertEnds = rule({
  id: "operations/alert-ends",
  title: "Each alert ends by itself once all is well",
  recommendations: ["ai-operations/automated-monitoring-alerting-audit"],
  severity: "low",
  why: "One that goes on says nothing any more, and one that starts anew each time it looks fills the inbox until nobody reads it.",
  fix: {
    construct: "MetricAlert and LogAlert see to it; nothing opens it",
    terraform:
      "azurerm_monitor_metric_alert: auto_mitigate = true; azurerm_monitor_scheduled_query_rules_alert_v2: auto_mitigation_enabled = true",
  },
  looksAt: madeAlerts,
  finds: ({ mitigates }) => must(mitigates, is(true), "whether it still is so, nobody can tell"),
});
