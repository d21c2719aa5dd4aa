import { activityLogAlerts, subscriptionWide } from "../../azure/joins/subscription-parts";
import { isToldOf } from "../../azure/joins/told-events";
import { mustHold } from "../must";
import { rule } from "../rule";

export const advisorAlerts = rule({
  id: "operations/advisor-alerts",
  title: "Who sees to a subscription is told of what Azure Advisor finds there",
  recommendations: ["ai-operations/automated-monitoring-alerting-audit"],
  severity: "low",
  why: "Advisor's recommendations stand in a portal that nobody opens.",
  fix: {
    construct: "AdvisorAlerts, once a subscription",
    terraform:
      'azurerm_monitor_activity_log_alert: criteria { category = "Recommendation", recommendation_impact = "High" }',
  },
  looksAt: subscriptionWide,
  finds: (_first, estate) =>
    mustHold(
      isToldOf(
        { category: "Recommendation", fields: { "properties.recommendationImpact": "High" } },
        activityLogAlerts(estate),
      ),
      "no alert of this input tells of recommendations of high impact",
    ),
});
