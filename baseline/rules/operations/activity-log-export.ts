import { allOf, anyOf, holds, type Subject, type Truth } from "../../azure";
import type { DiagnosticSetting } from "../../azure/diagnostic-setting";
import { leadsToLogAnalytics } from "../../azure/joins/log-analytics-target";
import { activityLogExports, subscriptionWide } from "../../azure/joins/subscription-parts";
import { mustHold } from "../must";
import { type Problem, rule } from "../rule";

/** All that a subscription writes into its activity log, as Azure names it. */
const CATEGORIES = [
  "Administrative",
  "Alert",
  "Autoscale",
  "Policy",
  "Recommendation",
  "ResourceHealth",
  "Security",
  "ServiceHealth",
] as const;

export const activityLogExport = rule({
  id: "operations/activity-log-export",
  title: "Who sees to a subscription keeps all of its activity log",
  recommendations: ["operations/collect-resource-logs", "ai-operations/automated-monitoring-alerting-audit"],
  severity: "medium",
  why: "Azure forgets after 90 days who gave a role, took a lock away or deleted a resource.",
  fix: {
    construct: "ActivityLogExport, once a subscription",
    terraform:
      "azurerm_monitor_diagnostic_setting on the subscription: enabled_log for each category, log_analytics_workspace_id",
  },
  looksAt: (estate): readonly (Subject & Partial<DiagnosticSetting>)[] => {
    const exports = activityLogExports(estate);
    return exports.length > 0 ? exports : subscriptionWide(estate);
  },
  finds: ({ logAnalytics, logs }) =>
    logAnalytics === undefined || logs === undefined
      ? mustHold("no", "the input sees to the subscription, and nothing keeps its activity log")
      : [
          ...mustHold(leadsToLogAnalytics(logAnalytics), "it doesn't lead to Log Analytics", {
            attribute: logAnalytics.at,
          }),
          ...kept(logs),
        ],
});

function kept(logs: DiagnosticSetting["logs"]): Problem[] {
  return CATEGORIES.flatMap((category) =>
    mustHold(isKept(logs, category), `${category} is not kept`, { attribute: logs.at }),
  );
}

function isKept(logs: DiagnosticSetting["logs"], wanted: string): Truth {
  if (logs.state !== "known") {
    return logs.state === "absent" ? "no" : "unknown";
  }
  return anyOf(
    logs.value.map(({ category, categoryGroup, enabled }) =>
      allOf([
        holds(enabled, (is) => is),
        anyOf([
          holds(category, (name) => name.toLowerCase() === wanted.toLowerCase()),
          holds(categoryGroup, (name) => name.toLowerCase() === "alllogs"),
        ]),
      ]),
    ),
  );
}
