import { type Attributes, nested, textOf } from "../../terraform-json";
import type { Breaks } from "../mutant";
import type { Target } from "../row";
import type { Stack } from "../stack";

export const ALERTED: Breaks = ["ai-operations/automated-monitoring-alerting-audit"];
const SERVING: Breaks = ["performance/monitor-serving-and-training-infra"];
const TARGETS: Breaks = [
  "performance/inference-targets",
  "deploy/monitor-accuracy-latency-throughput-alerts",
];
const BATCH: Breaks = ["deploy/batch-freshness-schedule", "deploy/batch-partial-failure-staging"];

/** That jobs don't go on for ever unnoticed. */
const IN_TIME: Breaks = [
  "performance/training-time-targets",
  "performance/monitor-serving-and-training-infra",
];

const TRAINING: Breaks = ["operations/monitor-training-infrastructure", "operations/collect-resource-logs"];

/** A query on one cluster is of a batch endpoint; those of a workspace are on all of them. */
const BY_CLUSTER = /ClusterName\s*=~/;

const ML = "Microsoft.MachineLearningServices/workspaces";

/** Metrics of clusters, storage and vaults, as Azure names them. */
const OF_PLATFORM =
  /^(Availability|Transactions|ServiceApiResult|SaturationShoebox|(Unusable|Preempted|Idle) Nodes|Quota Utilization Percentage)$/;

/** Of those, the ones after which something stands still; the others tell of what costs time. */
function platformBreaks(metric: string): Breaks | undefined {
  if (metric === "Idle Nodes") {
    return ["cost/monitor-cpu-gpu-utilization"];
  }
  if (/^(Unusable|Quota)/.test(metric)) {
    return ["operations/monitor-training-infrastructure", ...ALERTED];
  }
  return /^(Availability|ServiceApiResult)$/.test(metric) ? ALERTED : undefined;
}

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
    return OF_PLATFORM.test(metric) ? platformBreaks(metric) : [...SERVING, ...ALERTED];
  }
  if (
    /^(Usage|AmlComputeJobEvent)\b/.test(query) &&
    !query.includes("JobRunning") &&
    !BY_CLUSTER.test(query)
  ) {
    return [...TRAINING, ...ALERTED];
  }
  if (query.startsWith("StorageBlobLogs") && query.includes('"403"')) {
    return ALERTED;
  }
  if (query.includes("AmlOnlineEndpointTrafficLog")) {
    return [...TARGETS, ...ALERTED];
  }
  if (query.includes("JobRunning")) {
    return runsEndlessly(query, stack) ? IN_TIME : undefined;
  }
  const isOfBatch = /Job(Failed|Succeeded)|StorageBlobLogs/.test(query);
  return isOfBatch ? [...BATCH, ...ALERTED] : undefined;
}

/** Whether a schedule of the stack starts jobs on the cluster of a query that nothing but somebody ends. */
function runsEndlessly(query: string, stack: Stack): boolean {
  const cluster = /ClusterName\s*=~\s*"([^"]*)"/.exec(query)?.[1];
  const isThere = (id: string | undefined) => id?.endsWith(`/computes/${cluster}`) === true;
  return stack.ofType(`${ML}/schedules`).some(({ attributes }) => {
    const action = nested(attributes, "body", "properties", "action");
    const job = nested(action, "jobDefinition");
    return textOf(action, "actionType") === "InvokeBatchEndpoint"
      ? stack
          .ofType(`${ML}/batchEndpoints/deployments`)
          .some(({ attributes: one }) => isThere(textOf(nested(one, "body", "properties"), "compute")))
      : textOf(nested(job, "limits"), "timeout") === undefined && isThere(textOf(job, "computeId"));
  });
}

/** Whether it fires while processors have little to do. */
function isForIdle({ criteria }: Attributes): boolean {
  const text = JSON.stringify(criteria ?? "");
  return /"operator":"Less/.test(text) && /Utilization/.test(text);
}

/** Whether it fires while a metric is low. */
export function isForLow({ criteria }: Attributes): boolean {
  return /"operator":"Less/.test(JSON.stringify(criteria ?? ""));
}

/** The same for rows, which look at no others. */
export function watches(target: Target): boolean {
  return watchedBy(target) !== undefined;
}
