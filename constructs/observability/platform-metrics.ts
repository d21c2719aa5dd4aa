import type { MetricAggregation, PlatformMetric } from "./serving-metrics";

const WORKSPACE = "Microsoft.MachineLearningServices/workspaces";
const VAULT = "Microsoft.KeyVault/vaults";
const STORAGE = "Microsoft.Storage/storageAccounts";
const ALL: readonly MetricAggregation[] = ["Average", "Maximum", "Minimum", "Total"];

/**
 * Metrics of a workspace on the nodes of its clusters; all are kept a minute apart.
 *
 * Read on 2026-11-22 from learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/
 * microsoft-machinelearningservices-workspaces-metrics (dated 2025-04-16, in the public repository
 * MicrosoftDocs/azure-monitor-docs).
 */
export const CLUSTER_METRICS = {
  activeNodes: ofClusters("Active Nodes"),
  /** Nodes that run no job, and could. */
  idleNodes: ofClusters("Idle Nodes"),
  /** Low-priority nodes that Azure took away. */
  preemptedNodes: ofClusters("Preempted Nodes"),
  unusableNodes: ofClusters("Unusable Nodes"),
  /** Percent of the cores that the workspace may use; the reference calls its unit a count. */
  quotaUtilization: ofClusters("Quota Utilization Percentage", ["VmFamilyName", "VmPriority"]),
} as const;

/**
 * Metrics of a storage account as a whole, all its services together; all are kept a minute apart.
 *
 * Read on 2026-11-22 from the list behind learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/
 * microsoft-storage-storageaccounts-metrics (dated 2024-07-30, in the public repository
 * MicrosoftDocs/azure-reference-other).
 */
export const STORAGE_METRICS = {
  /** Share of the requests that met no unexpected error; what is refused for a reason doesn't lower it. */
  availability: {
    namespace: STORAGE,
    name: "Availability",
    unit: "Percent",
    aggregations: ["Average", "Minimum", "Maximum"],
    dimensions: ["GeoType", "ApiName", "Authentication"],
  },
  transactions: {
    namespace: STORAGE,
    name: "Transactions",
    unit: "Count",
    aggregations: ["Total"],
    dimensions: ["ResponseType", "GeoType", "ApiName", "Authentication", "TransactionType"],
  },
} as const satisfies Readonly<Record<string, PlatformMetric>>;

/**
 * Metrics of a key vault; all are kept a minute apart.
 *
 * Read on 2026-11-22 from learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/
 * microsoft-keyvault-vaults-metrics (dated 2026-07-13, in the public repository MicrosoftDocs/azure-monitor-docs).
 */
export const VAULT_METRICS = {
  availability: {
    namespace: VAULT,
    name: "Availability",
    unit: "Percent",
    aggregations: ["Average"],
    dimensions: ["ActivityType", "ActivityName", "StatusCode", "StatusCodeClass"],
  },
  saturation: {
    namespace: VAULT,
    name: "SaturationShoebox",
    unit: "Percent",
    aggregations: ["Average"],
    dimensions: ["ActivityType", "ActivityName", "TransactionType"],
  },
  /** Requests by their answers. */
  results: {
    namespace: VAULT,
    name: "ServiceApiResult",
    unit: "Count",
    aggregations: ["Count"],
    dimensions: ["ActivityType", "ActivityName", "StatusCode", "StatusCodeClass"],
  },
} as const satisfies Readonly<Record<string, PlatformMetric>>;

function ofClusters(name: string, more: readonly string[] = []): PlatformMetric {
  return {
    namespace: WORKSPACE,
    name,
    unit: "Count",
    aggregations: ALL,
    dimensions: ["Scenario", "ClusterName", ...more],
  };
}
