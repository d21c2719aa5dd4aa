/** A metric that Azure keeps of a resource, as Microsoft's reference lists it. */
export interface PlatformMetric {
  /** Type of the resource that has it, e.g. `Microsoft.MachineLearningServices/workspaces/onlineEndpoints`. */
  readonly namespace: string;
  /** Its name in the REST API. */
  readonly name: string;
  readonly unit: "Percent" | "Milliseconds" | "Count" | "BytesPerSecond";
  /** How its values may be summed up. */
  readonly aggregations: readonly MetricAggregation[];
  /** By what its values can be told apart. */
  readonly dimensions: readonly string[];
}

export type MetricAggregation = "Average" | "Minimum" | "Maximum" | "Total" | "Count";

const ENDPOINT = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints";
const DEPLOYMENT = `${ENDPOINT}/deployments`;

/**
 * Metrics of online endpoints and their deployments that rules and alerts may name; all are kept a minute apart.
 *
 * Read on 2026-11-22 from learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/
 * microsoft-machinelearningservices-workspaces-onlineendpoints-metrics (dated 2026-07-13, in the public
 * repository MicrosoftDocs/azure-monitor-docs) and …-onlineendpoints-deployments-metrics (dated 2025-04-16). There
 * is no metric of errors as a share, nor of availability: both are asked of the traffic log.
 */
export const SERVING_METRICS = {
  latencyP95: ofEndpoint("RequestLatency_P95", "Milliseconds", ["deployment"]),
  requestsPerMinute: ofEndpoint("RequestsPerMinute", "Count", [
    "deployment",
    "statusCode",
    "statusCodeClass",
    "modelStatusCode",
  ]),
  networkBytes: ofEndpoint("NetworkBytes", "BytesPerSecond", []),
  cpu: ofDeployment("CpuUtilizationPercentage", "Percent"),
  memory: ofDeployment("CpuMemoryUtilizationPercentage", "Percent"),
  gpu: ofDeployment("GpuUtilizationPercentage", "Percent"),
  gpuMemory: ofDeployment("GpuMemoryUtilizationPercentage", "Percent"),
  capacity: ofDeployment("DeploymentCapacity", "Count", ["State"]),
} as const;

function ofEndpoint(
  name: string,
  unit: PlatformMetric["unit"],
  dimensions: readonly string[],
): PlatformMetric {
  return { namespace: ENDPOINT, name, unit, aggregations: ["Average"], dimensions };
}

function ofDeployment(
  name: string,
  unit: PlatformMetric["unit"],
  more: readonly string[] = [],
): PlatformMetric {
  return {
    namespace: DEPLOYMENT,
    name,
    unit,
    aggregations: ["Minimum", "Maximum", "Average"],
    dimensions: ["instanceId", ...more],
  };
}
