import { armId } from "../../support/fixtures";
import type { Template } from "../../support/template";
import { LOGS, testAlerting } from "../serving/alerting";

export const account = {
  storageAccountId: armId("Microsoft.Storage/storageAccounts", "stchurn"),
  storageAccountName: "stchurn",
};
export const vault = {
  keyVaultId: armId("Microsoft.KeyVault/vaults", "kv-churn"),
  keyVaultName: "kv-churn",
};
export const logs = { alerting: testAlerting(), logAnalyticsWorkspaceId: LOGS };
/** Alerts that would tell nobody. */
export const nobody = testAlerting({ actionGroupId: "ag-ml", runbooks: "http://x" });

type Attributes = Readonly<Record<string, unknown>>;

/** A metric alert of the construct `alerts`. */
export function metricOf(template: Template, alert: string): Attributes {
  return template.resource("azurerm_monitor_metric_alert").named(`alerts_${alert}`);
}

/** A log alert of the construct `alerts`. */
export function queryAlertOf(template: Template, alert: string): Attributes {
  return template.resource("azurerm_monitor_scheduled_query_rules_alert_v2").named(`alerts_${alert}`);
}

/** The steps of its query. */
export function queryOf(template: Template, alert: string): string[] {
  const [{ query }] = queryAlertOf(template, alert).criteria as [{ query: string }];
  return query.split("\n");
}

/** A dimension as alerts name it. */
export function all(values: readonly string[], name: string): Attributes {
  return { name, operator: "Include", values };
}
