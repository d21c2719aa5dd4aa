import type { MonitorAutoscaleSettingProfileRule } from "@cdktf/provider-azurerm/lib/monitor-autoscale-setting";
import { type PlatformMetric, SERVING_METRICS } from "../observability/serving-metrics";
import type { ScaledDeployment } from "./scaled-deployment";

/** Above `out` a deployment gets instances, below `in` it loses one. */
export interface ScaleThresholds {
  readonly out: number;
  readonly in: number;
}

/**
 * What load is. A deployment grows as soon as one of them says so, and shrinks when all of them do; so one alone
 * that stays high keeps its instances.
 */
export interface AutoscaleRules {
  /** Percent of the processors' time, 1 to 100, over all instances. @default { out: 70, in: 30 } */
  readonly cpu?: ScaleThresholds;
  /** Requests a minute that an instance gets, 1 to 1000000. @default - no rule */
  readonly requestsPerMinute?: ScaleThresholds;
  /** Milliseconds in which 19 of 20 requests are answered, 1 to 180000. @default - no rule */
  readonly latencyP95?: ScaleThresholds;
}

/** Minutes, each 1 to 720. */
export interface Cooldowns {
  readonly out: number;
  readonly in: number;
}

/** How fast it grows and shrinks: instances at a time, and over which time a metric must have been so. */
const PACE = {
  out: { instances: 2, window: "PT5M" },
  in: { instances: 1, window: "PT15M" },
} as const;

/** Instances that a deployment may have. */
export interface Capacity {
  readonly minimum: number;
  readonly maximum: number;
}

interface Source {
  readonly field: keyof AutoscaleRules;
  readonly metric: PlatformMetric;
  readonly most: number;
  /** Whether the same load is more an instance once there are fewer. */
  readonly perInstance: boolean;
}

const SOURCES: readonly Source[] = [
  { field: "cpu", metric: SERVING_METRICS.cpu, most: 100, perInstance: true },
  {
    field: "requestsPerMinute",
    metric: SERVING_METRICS.requestsPerMinute,
    most: 1_000_000,
    perInstance: true,
  },
  { field: "latencyP95", metric: SERVING_METRICS.latencyP95, most: 180_000, perInstance: false },
];

/**
 * The rules as a profile of the setting has them: growing and shrinking for each metric. None where the number is
 * fixed: Azure refuses to change it by more than lies between the bounds.
 */
export function scaleRules(
  rules: AutoscaleRules,
  deployment: ScaledDeployment,
  cooldowns: Cooldowns,
  { maximum, minimum }: Capacity,
): MonitorAutoscaleSettingProfileRule[] {
  const room = maximum - minimum;
  const sources = room > 0 ? SOURCES : [];
  return sources.flatMap((source) => {
    const thresholds = rules[source.field];
    return thresholds === undefined
      ? []
      : (["out", "in"] as const).map((way) => ({
          metricTrigger: {
            ...metricOf(source, deployment),
            operator: way === "out" ? "GreaterThan" : "LessThan",
            threshold: thresholds[way],
            statistic: "Average",
            timeAggregation: "Average",
            timeGrain: "PT1M",
            timeWindow: PACE[way].window,
          },
          scaleAction: {
            direction: way === "out" ? "Increase" : "Decrease",
            type: "ChangeCount",
            value: Math.min(PACE[way].instances, room),
            cooldown: `PT${cooldowns[way]}M`,
          },
        }));
  });
}

function metricOf({ field, metric }: Source, { deploymentId, deploymentName, endpoint }: ScaledDeployment) {
  const isEndpoints = metric.dimensions.includes("deployment");
  return {
    metricName: metric.name,
    metricNamespace: metric.namespace,
    metricResourceId: isEndpoints ? endpoint.endpointId : deploymentId,
    divideByInstanceCount: field === "requestsPerMinute",
    dimensions: isEndpoints
      ? [{ name: "deployment", operator: "Equals", values: [deploymentName] }]
      : undefined,
  };
}

/**
 * What is wrong with rules, in words; empty if nothing is.
 *
 * @param minimum instances that are always there
 */
export function scaleRuleProblems(rules: AutoscaleRules, minimum: number): string[] {
  const given = SOURCES.filter(({ field }) => rules[field] !== undefined);
  return given.length === 0
    ? ["rules must have one of cpu, requestsPerMinute, latencyP95"]
    : given.flatMap((source) => thresholdProblems(source, rules[source.field], minimum));
}

function thresholdProblems(
  { field, most, perInstance }: Source,
  thresholds: ScaleThresholds | undefined,
  minimum: number,
): string[] {
  const { out, in: under } = thresholds ?? { out: 0, in: 0 };
  if (!(under > 0 && under < out && out <= most)) {
    return [`rules.${field} must have 0 < in < out <= ${most} (got in ${under}, out ${out})`];
  }
  // what one instance less would leave to each of the others
  const after = (under * (minimum + 1)) / minimum;
  return perInstance && after >= out
    ? [
        `rules.${field}.in must be less than ${(out * minimum) / (minimum + 1)}: from ${minimum + 1} to ${minimum} instances the load of each would rise to the ${out} at which it grows again (got ${under})`,
      ]
    : [];
}
