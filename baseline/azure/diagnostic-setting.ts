import type { Value } from "../graph";
import type { Fact } from "./fact";
import { type Facts, isAzapi } from "./facts";
import { kind, type SubjectOf } from "./subject";

/** One stream that a setting collects: a category of logs or metrics, or a group of categories. */
export interface CollectedStream {
  readonly category: Fact<string>;
  readonly categoryGroup: Fact<string>;
  readonly enabled: Fact<boolean>;
}

/** A diagnostic setting: which logs and metrics of one resource go where. */
export const DIAGNOSTIC_SETTING = kind(
  {
    azurerm: ["azurerm_monitor_diagnostic_setting"],
    arm: ["Microsoft.Insights/diagnosticSettings"],
  },
  (facts) => ({
    /** The resource that it stands on: azapi names it as the setting's parent. */
    target: facts.resource.targets(isAzapi(facts.resource) ? "parent_id" : "target_resource_id"),
    logAnalytics: facts.targets({ azurerm: "log_analytics_workspace_id", body: "properties.workspaceId" }),
    logs: streams(facts.blocks({ azurerm: "enabled_log", body: "properties.logs" })),
    // azurerm 4.x knows both blocks, and `metric` may be switched off
    metrics: streams(facts.blocks({ azurerm: ["enabled_metric", "metric"], body: "properties.metrics" })),
  }),
);

export type DiagnosticSetting = SubjectOf<typeof DIAGNOSTIC_SETTING>;

function streams(blocks: Value<readonly Facts[]>): Value<readonly CollectedStream[]> {
  return blocks.state === "known" ? { ...blocks, value: blocks.value.map(streamOf) } : blocks;
}

function streamOf(block: Facts): CollectedStream {
  return {
    category: block.text({ azurerm: "category", body: "category" }),
    categoryGroup: block.text({ azurerm: "category_group", body: "categoryGroup" }),
    // ARM requires it
    enabled: block.flag({ azurerm: "enabled", body: "enabled", whenAbsent: { azurerm: true } }),
  };
}
