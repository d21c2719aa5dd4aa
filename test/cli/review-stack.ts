export type Resources = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** A stack that breaks rules, but the same ones however long it keeps its logs. */
export function stack(days: number, more: Resources = {}): string {
  return JSON.stringify({
    resource: {
      azurerm_resource_group: {
        group: { name: "rg-churn", location: "westeurope", tags: { environment: "prod" } },
      },
      azurerm_log_analytics_workspace: { logs: { name: "log-churn", retention_in_days: days } },
      ...more,
    },
  });
}
