import { type Attributes, nested, textOf } from "../../terraform-json";
import type { Breaks } from "../mutant";
import type { Target } from "../row";

export const ALERTED: Breaks = ["ai-operations/automated-monitoring-alerting-audit"];
const SERVING: Breaks = ["performance/monitor-serving-and-training-infra"];
const TARGETS: Breaks = [
  "performance/inference-targets",
  "deploy/monitor-accuracy-latency-throughput-alerts",
];
const BATCH: Breaks = ["deploy/batch-freshness-schedule", "deploy/batch-partial-failure-staging"];

/** What isn't watched any more without an alert; undefined where no recommendation asks for it. */
export function watchedBy({ resource, stack }: Target): Breaks | undefined {
  const { attributes } = resource;
  const [criteria] = Array.isArray(attributes.criteria) ? attributes.criteria : [attributes.criteria];
  const metric = textOf(nested({ criteria }, "criteria"), "metric_name");
  const query = textOf(nested({ criteria }, "criteria"), "query") ?? "";
  if (!stack.isProduction) {
    return undefined;
  }
  if (isForIdle(attributes)) {
    return ["ai-performance/tradeoff-gpu-cost", ...ALERTED];
  }
  if (metric !== undefined) {
    return [...SERVING, ...ALERTED];
  }
  if (query.includes("AmlOnlineEndpointTrafficLog")) {
    return [...TARGETS, ...ALERTED];
  }
  const isOfBatch = /Job(Failed|Succeeded)|StorageBlobLogs/.test(query) && !query.includes("JobRunning");
  return isOfBatch ? [...BATCH, ...ALERTED] : undefined;
}

/** Whether it fires while a metric is low. */
export function isForIdle({ criteria }: Attributes): boolean {
  return /"operator":"Less/.test(JSON.stringify(criteria ?? ""));
}

/** The same for rows, which look at no others. */
export function watches(target: Target): boolean {
  return watchedBy(target) !== undefined;
}
