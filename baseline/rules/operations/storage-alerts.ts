import { type AzureEstate, knownValue, STORAGE_ACCOUNT, type StorageAccount } from "../../azure";
import { isWatched } from "../../azure/joins/alerts";
import { ownWorkspaces } from "../../azure/joins/own-workspaces";
import { withoutPatches } from "../../azure/joins/patches";
import { watchedOfStorage } from "../../azure/joins/platform-alerts";
import { mustHold } from "../must";
import { rule } from "../rule";

export const storageAlerts = rule({
  id: "operations/storage-alerts",
  title:
    "In production, somebody is told when storage beside a workspace leaves requests unanswered or refuses them",
  recommendations: ["ai-operations/automated-monitoring-alerting-audit"],
  severity: "medium",
  why: "Jobs and endpoints fail one after the other, each with an error of its own; and who tries doors is seen by nobody.",
  fix: {
    construct: "StorageAlerts; in an environment's file, alerts",
    terraform:
      "azurerm_monitor_metric_alert on the account: Availability; azurerm_monitor_scheduled_query_rules_alert_v2 on StorageBlobLogs: StatusCode 403",
  },
  looksAt: storageBesideWorkspaces,
  finds: ({ name, resource }, estate) =>
    Object.entries(watchedOfStorage(knownValue(name)?.toLowerCase())).flatMap(([what, watched]) =>
      mustHold(isWatched(resource, watched, estate), `no alert of this input tells of ${what}`),
    ),
});

/** What lies beside a workspace is its data, whether or not the workspace names it. */
function storageBesideWorkspaces(estate: AzureEstate): readonly StorageAccount[] {
  return estate.environment.production && ownWorkspaces(estate).length > 0
    ? withoutPatches(estate.all(STORAGE_ACCOUNT))
    : [];
}
