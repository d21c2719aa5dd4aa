import { isWatched } from "../../azure/joins/alerts";
import { criticalVaults } from "../../azure/joins/critical-vaults";
import { WATCHED_OF_VAULT } from "../../azure/joins/platform-alerts";
import { mustHold } from "../must";
import { rule } from "../rule";

export const vaultAlerts = rule({
  id: "operations/vault-alerts",
  title: "In production, somebody is told when a key vault leaves requests unanswered or refuses them",
  recommendations: ["ai-operations/automated-monitoring-alerting-audit"],
  severity: "medium",
  why: "Without its key the data is unreadable, and who tries to get at a secret is seen by nobody.",
  fix: {
    construct: "KeyVaultAlerts; in an environment's file, alerts",
    terraform: "azurerm_monitor_metric_alert on the vault: Availability, ServiceApiResult by StatusCode",
  },
  looksAt: criticalVaults,
  finds: ({ resource }, estate) =>
    Object.entries(WATCHED_OF_VAULT).flatMap(([what, watched]) =>
      mustHold(isWatched(resource, watched, estate), `no alert of this input tells of ${what}`),
    ),
});
