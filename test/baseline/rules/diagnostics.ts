import type { Rule } from "../../../baseline/rules/rule";
import { findingsOf, resources } from "./findings";

type Settings = Readonly<Record<string, object>>;

/** What a rule finds on one resource with some diagnostic settings, beside a Log Analytics workspace. */
export function foundWith(rule: Rule, type: string, settings: Settings, attributes: object = {}): string[] {
  return findingsOf(
    rule,
    resources({
      azurerm_log_analytics_workspace: { logs: {} },
      [type]: { a: attributes },
      azurerm_monitor_diagnostic_setting: {
        ...allOf("azurerm_log_analytics_workspace.logs", "own"),
        ...settings,
      },
    }),
  );
}

/** A setting that collects all of a resource, with changes on top. */
export function allOf(address: string, name = "a", changes: object = {}): Settings {
  return {
    [name]: {
      target_resource_id: `\${${address}.id}`,
      log_analytics_workspace_id: "${azurerm_log_analytics_workspace.logs.id}",
      enabled_log: [{ category_group: "allLogs" }],
      enabled_metric: [{ category: "AllMetrics" }],
      ...changes,
    },
  };
}
