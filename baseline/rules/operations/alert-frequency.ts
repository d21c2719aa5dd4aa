import type { AlertRule } from "../../azure/alert-rule";
import { allOf, holds, type Truth } from "../../azure/fact";
import { minutesOf } from "../../azure/idle-time";
import { madeAlerts } from "../../azure/joins/alerts";
import { mustHold } from "../must";
import { rule } from "../rule";

/** Minutes between two looks at most. */
const MOST = 60;

export const alertFrequency = rule({
  id: "operations/alert-frequency",
  title: "Each alert looks once an hour or more often, and leaves no time out",
  recommendations: ["ai-operations/automated-monitoring-alerting-audit"],
  severity: "low",
  why: "What happens between two looks, and is over again, is told to nobody; what goes on is told late.",
  fix: {
    construct: "MetricAlert and LogAlert: window; how often they look follows from it",
    terraform:
      "azurerm_monitor_metric_alert: frequency, up to window_size; azurerm_monitor_scheduled_query_rules_alert_v2: evaluation_frequency, up to window_duration",
  },
  looksAt: madeAlerts,
  finds: (alert) => {
    const { frequency } = alert;
    return [
      ...mustHold(within(frequency, MOST), "it looks less often than once an hour", {
        attribute: frequency.at,
      }),
      ...mustHold(leavesNothingOut(alert), "it looks less often than the time that it looks at is long", {
        attribute: frequency.at,
      }),
    ];
  },
});

function within(frequency: AlertRule["frequency"], most: number): Truth {
  return frequency.state === "absent" ? "yes" : holds(frequency, (text) => (minutesOf(text) ?? 0) <= most);
}

function leavesNothingOut({ frequency, window }: AlertRule): Truth {
  if (frequency.state === "absent" || window.state === "absent") {
    return "yes";
  }
  const truths = [holds(frequency, () => true), holds(window, () => true)];
  const [often = 0, long = 0] = [frequency, window].map((one) =>
    one.state === "known" ? minutesOf(one.value) : undefined,
  );
  return allOf([...truths, often <= long || long === 0 ? "yes" : "no"]);
}
