import { anyAlerts } from "../../azure/joins/alerts";
import { tells } from "../../azure/joins/told";
import { mustHold } from "../must";
import { rule } from "../rule";

export const alertTells = rule({
  id: "operations/alert-tells",
  title: "Each alert tells an action group",
  recommendations: ["ai-operations/automated-monitoring-alerting-audit"],
  severity: "medium",
  why: "An alert without one fires in the portal, where nobody looks at night.",
  fix: {
    construct: "all alerts: alerting.actionGroupId; in an environment's file, alerts.emails",
    terraform:
      "azurerm_monitor_metric_alert and azurerm_monitor_activity_log_alert: action; azurerm_monitor_scheduled_query_rules_alert_v2: action.action_groups; or azurerm_monitor_alert_processing_rule_action_group for all of a scope",
  },
  looksAt: anyAlerts,
  finds: (alert, estate) => mustHold(tells(alert, estate), "it tells nobody", { attribute: alert.told.at }),
});
