import { not } from "../../azure";
import { ALERT_SUPPRESSION, type AlertSuppression } from "../../azure/alert-processing-rule";
import { type AnyAlert, anyAlerts } from "../../azure/joins/alerts";
import { withoutPatches } from "../../azure/joins/patches";
import { silencesAll } from "../../azure/joins/told";
import { is, must, mustHold } from "../must";
import { rule } from "../rule";

export const alertEnabled = rule({
  id: "operations/alert-enabled",
  title: "Each alert is on, and nothing silences all of them for ever",
  recommendations: ["ai-operations/automated-monitoring-alerting-audit"],
  severity: "medium",
  why: "It looks as if somebody would be told, and nobody is.",
  fix: {
    construct: "MetricAlert, LogAlert and ActivityLogAlert switch it on; nothing switches it off",
    terraform:
      "azurerm_monitor_metric_alert, azurerm_monitor_scheduled_query_rules_alert_v2, azurerm_monitor_activity_log_alert: enabled = true; an alert processing rule keeps it silent while somebody works on what it watches",
  },
  looksAt: (estate): readonly (AnyAlert | AlertSuppression)[] => [
    ...anyAlerts(estate),
    ...withoutPatches(estate.all(ALERT_SUPPRESSION)),
  ],
  finds: (subject) =>
    "condition" in subject
      ? mustHold(not(silencesAll(subject)), "it keeps all alerts of its scope silent, and for ever")
      : must(subject.enabled, is(true), "nobody is told"),
});
