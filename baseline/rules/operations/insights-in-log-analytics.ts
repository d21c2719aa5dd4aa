import { APPLICATION_INSIGHTS } from "../../azure";
import { leadsToLogAnalytics } from "../../azure/joins/log-analytics-target";
import { withoutPatches } from "../../azure/joins/patches";
import { mustHold } from "../must";
import { rule } from "../rule";

export const insightsInLogAnalytics = rule({
  id: "operations/insights-in-log-analytics",
  title: "Application Insights keeps its telemetry in Log Analytics",
  recommendations: ["operations/app-insights-on-endpoints", "operations/collect-resource-logs"],
  severity: "medium",
  why: "Without a workspace of your own the telemetry lies where its roles, its retention and its key are not yours to choose, and apart from the logs that explain it.",
  fix: {
    construct: "Monitoring joins both; there is no property that parts them",
    terraform: "azurerm_application_insights: workspace_id = azurerm_log_analytics_workspace.….id",
  },
  looksAt: (estate) => withoutPatches(estate.all(APPLICATION_INSIGHTS)),
  finds: ({ logAnalytics }) =>
    mustHold(leadsToLogAnalytics(logAnalytics), "the telemetry goes to no Log Analytics workspace", {
      attribute: logAnalytics.at,
    }),
});
