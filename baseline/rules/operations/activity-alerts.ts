import { type AzureEstate, holds, type Subject } from "../../azure";
import type { ActivityLogAlert } from "../../azure/activity-log-alert";
import { ownWorkspaces } from "../../azure/joins/own-workspaces";
import { activityLogAlerts, subscriptionWide } from "../../azure/joins/subscription-parts";
import { isToldOf, type ToldEvent } from "../../azure/joins/told-events";
import { mustHold } from "../must";
import { rule } from "../rule";

const changed = (resourceType: string, operation?: ToldEvent["operation"]): ToldEvent => ({
  category: "Administrative",
  resourceType,
  operation,
});

const EVENTS: Readonly<Record<string, ToldEvent>> = {
  "roles that are given": changed("Microsoft.Authorization/roleAssignments"),
  "roles that may more than before": changed("Microsoft.Authorization/roleDefinitions"),
  "locks that go": changed("Microsoft.Authorization/locks", "delete"),
  "policies that are assigned no more": changed("Microsoft.Authorization/policyAssignments", "delete"),
  "exemptions from policies": changed("Microsoft.Authorization/policyExemptions"),
  "logs that are switched off": changed("Microsoft.Insights/diagnosticSettings", "delete"),
  "who is told of alerts": changed("Microsoft.Insights/actionGroups"),
  "vaults that are changed": changed("Microsoft.KeyVault/vaults"),
  "firewalls of networks that are changed": changed("Microsoft.Network/networkSecurityGroups"),
  "private endpoints that go": changed("Microsoft.Network/privateEndpoints", "delete"),
  "what a policy reports": { category: "Policy" },
};

export const activityAlerts = rule({
  id: "operations/activity-alerts",
  title: "Somebody is told when roles, locks, policies, logs, alerts, vaults or networks are changed",
  recommendations: [
    "ai-operations/automated-monitoring-alerting-audit",
    "security/security-baseline-and-defender",
  ],
  severity: "medium",
  why: "Who takes a lock or a log away first has all the time in the world for the rest.",
  fix: {
    construct: "ActivityAlerts; in an environment's file, alerts",
    terraform:
      'azurerm_monitor_activity_log_alert: criteria { category = "Administrative", resource_types, statuses = ["Succeeded"] }',
  },
  looksAt: firstOnChanges,
  finds: (_first, estate) =>
    Object.entries(EVENTS).flatMap(([what, event]) =>
      mustHold(isToldOf(event, activityLogAlerts(estate)), `no alert of this input tells of ${what}`),
    ),
});

/**
 * One answer for all of the input: where it has any alert on changes, sees to a subscription, or makes the group of a
 * workspace in production.
 */
function firstOnChanges(estate: AzureEstate): readonly Subject[] {
  const [first = subscriptionWide(estate)[0]] = activityLogAlerts(estate).filter(isOnChanges);
  return first !== undefined
    ? [first]
    : estate.environment.production
      ? ownWorkspaces(estate).slice(0, 1)
      : [];
}

function isOnChanges({ conditions }: ActivityLogAlert): boolean {
  return (
    conditions.state === "known" &&
    conditions.value.some(
      ({ field, values }) =>
        field === "category" &&
        holds(values, (all) => all.some((one) => /^(Administrative|Policy)$/i.test(one))) === "yes",
    )
  );
}
