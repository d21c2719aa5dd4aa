import { textOf } from "../../terraform-json";
import { attribute, block, elements } from "../block-rows";
import type { Domain } from "../domain";
import type { Breaks } from "../mutant";
import { choice, type Target } from "../row";
import { referredAddress } from "../stack";
import { LOGS } from "./broken";

const METRICS: Breaks = ["ai-performance/collect-pipeline-and-component-telemetry"];

/** What is broken where something isn't logged; of the workspace, its trainings besides. */
export function logBreaks({ resource }: Target): Breaks {
  const source = referredAddress(resource.attributes.target_resource_id);
  return source?.startsWith("azurerm_machine_learning_workspace.")
    ? [...LOGS, "operations/monitor-training-infrastructure"]
    : LOGS;
}

export const DIAGNOSTIC_SETTING: Domain = {
  type: "azurerm_monitor_diagnostic_setting",
  rows: [
    block("enabled_log", { breaks: logBreaks }),
    elements("enabled_log", {
      breaks: logBreaks,
      only: (log) => textOf(Object(log), "category") !== undefined,
    }),
    choice("enabled_log.category_group", { allLogs: ["audit"] }, { breaks: logBreaks }),
    block("enabled_metric", { breaks: [...METRICS, ...LOGS] }),
    attribute("log_analytics_workspace_id", { breaks: logBreaks }),
  ],
};
