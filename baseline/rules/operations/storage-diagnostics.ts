import { LOGGED_STORAGE } from "../../azure";
import { loggedStorage } from "../../azure/joins/logged";
import { collected } from "../collected";
import { rule } from "../rule";

export const storageDiagnostics = rule({
  id: "operations/storage-diagnostics",
  title: "All logs and metrics of a storage account's services go to Log Analytics",
  recommendations: [
    "operations/collect-resource-logs",
    "ai-performance/collect-pipeline-and-component-telemetry",
  ],
  severity: "medium",
  why: "The account itself writes metrics only: who read or deleted a blob, file, message or row stands in the logs of that service, and nowhere without a setting on it.",
  fix: {
    construct:
      "Monitoring.collect(storage): LandingZoneStack calls it; StateBackendStack does where logAnalyticsWorkspaceId is set",
    terraform:
      "azurerm_monitor_diagnostic_setting: one on the account's id and one each on …/blobServices/default, fileServices, queueServices and tableServices",
  },
  looksAt: (estate) => loggedStorage(estate, LOGGED_STORAGE),
  finds: collected,
});
