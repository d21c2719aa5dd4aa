import { type AzureEstate, holds, type Subject } from "../../azure";
import { activityLogAlerts, subscriptionWide } from "../../azure/joins/subscription-parts";
import { isToldOf, type ToldEvent } from "../../azure/joins/told-events";
import { mustHold } from "../must";
import { rule } from "../rule";

const said = (incidentType: string): ToldEvent => ({
  category: "ServiceHealth",
  fields: { "properties.incidentType": incidentType },
});

const EVENTS: Readonly<Record<string, ToldEvent>> = {
  "services that are impaired": said("Incident"),
  "security problems of services": said("Security"),
  "work that Azure plans": said("Maintenance"),
  "what Azure retires": said("ActionRequired"),
};

export const serviceHealthAlerts = rule({
  id: "operations/service-health-alerts",
  title: "Somebody is told when Azure says that a service is impaired, insecure or about to change",
  recommendations: [
    "ai-operations/automated-monitoring-alerting-audit",
    "reliability/recovery-strategy-for-dependencies",
  ],
  severity: "low",
  why: "The team looks for a fault of its own for hours, while Azure has said for as long that the region is down.",
  fix: {
    construct: "ServiceHealthAlerts, once a subscription",
    terraform:
      'azurerm_monitor_activity_log_alert: criteria { category = "ServiceHealth", service_health { events } }',
  },
  looksAt: firstOnHealth,
  finds: (_first, estate) =>
    Object.entries(EVENTS).flatMap(([what, event]) =>
      mustHold(isToldOf(event, activityLogAlerts(estate)), `no alert of this input tells of ${what}`),
    ),
});

/** One answer for all of the input, where it has any such alert, or sees to a subscription. */
function firstOnHealth(estate: AzureEstate): readonly Subject[] {
  const first = activityLogAlerts(estate).find(
    ({ conditions }) =>
      conditions.state === "known" &&
      conditions.value.some(({ values }) => holds(values, (all) => all.includes("ServiceHealth")) === "yes"),
  );
  return first === undefined ? subscriptionWide(estate) : [first];
}
