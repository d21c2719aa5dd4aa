import { LOG_ANALYTICS } from "../../azure";
import { isWatched } from "../../azure/joins/alerts";
import { ownWorkspaces } from "../../azure/joins/own-workspaces";
import { withoutPatches } from "../../azure/joins/patches";
import { INGESTION } from "../../azure/joins/platform-alerts";
import { mustHold } from "../must";
import { rule } from "../rule";

export const ingestionAlert = rule({
  id: "operations/ingestion-alert",
  title: "In production, somebody is told when more logs come in than are budgeted for",
  recommendations: ["ai-operations/automated-monitoring-alerting-audit", "operations/collect-resource-logs"],
  severity: "low",
  why: "One chatty job costs more in logs than in machines, or makes the logs reach their cap, and then they are blind.",
  fix: {
    construct: "IngestionAlert; in an environment's file, alerts",
    terraform: "azurerm_monitor_scheduled_query_rules_alert_v2 on Log Analytics: Usage | where IsBillable",
  },
  looksAt: (estate) =>
    estate.environment.production && ownWorkspaces(estate).length > 0
      ? withoutPatches(estate.all(LOG_ANALYTICS))
      : [],
  finds: ({ resource }, estate) =>
    mustHold(isWatched(resource, INGESTION, estate), "no alert of this input tells of them"),
});
