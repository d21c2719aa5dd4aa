import { Construct } from "constructs";
import { type Alerting, type AlertLimit, alertingProblems, limitProblems } from "../observability/alerting";
import { MetricAlert, type MetricAlertProps } from "../observability/metric-alert";
import {
  type MetricAggregation,
  type PlatformMetric,
  SERVING_METRICS,
} from "../observability/serving-metrics";
import type { IOnlineEndpoint } from "./online-endpoint";
import { alertTerms, SERVING_ALERTS } from "./serving-alerts";

export interface DeploymentAlertsProps {
  readonly alerting: Alerting;
  readonly endpoint: Pick<IOnlineEndpoint, "endpointName">;
  /** An online deployment. */
  readonly deployment: { readonly deploymentId: string; readonly deploymentName: string };
  /** What gives it instances, e.g. its `DeploymentAutoscale`. @default - nothing: it has a fixed number */
  readonly autoscale?: { readonly minimum: number; readonly maximum: number };
  /** Whether its instances have GPUs. @default false */
  readonly gpu?: boolean;
  /** Percent of the processors' time, 1 to 100, over all instances. @default 85 */
  readonly cpu?: AlertLimit;
  /** Percent of the memory, 1 to 100, of the instance that has the least left. @default 85 */
  readonly memory?: AlertLimit;
  /** Percent of the GPUs' time, 1 to 100, over all instances. @default 90 */
  readonly gpuTime?: AlertLimit;
  /**
   * Percent of the GPUs' time, 1 to 100 and below `gpuTime`, under which they are paid for nothing.
   * @default 5 percent over six hours
   */
  readonly gpuIdle?: AlertLimit;
  /** Percent of the GPUs' memory, 1 to 100, of the instance that has the least left. @default 90 */
  readonly gpuMemory?: AlertLimit;
  /** Percent of the instances that autoscale may give, 1 to 100. @default 90 */
  readonly capacity?: AlertLimit;
}

type DeploymentAlert = "cpu" | "memory" | "gpu" | "gpu-idle" | "gpu-memory" | "capacity";

/** An alert on a metric of the deployment, with the field that says its limit. */
interface Watched {
  readonly alert: DeploymentAlert;
  readonly field: "cpu" | "memory" | "gpuTime" | "gpuIdle" | "gpuMemory" | "capacity";
  readonly metric: PlatformMetric;
  readonly aggregation: MetricAggregation;
  readonly limit: AlertLimit;
  /** @default GreaterThan */
  readonly operator?: MetricAlertProps["operator"];
}

/**
 * Alerts on the machines of an online deployment.
 *
 * Recommendations: `performance/monitor-serving-and-training-infra`, `performance/autoscale-deployments`,
 * `ai-performance/benchmarks-and-targets`, `ai-performance/tradeoff-gpu-cost`,
 * `ai-cost/shut-down-unused-resources`.
 */
export class DeploymentAlerts extends Construct {
  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: DeploymentAlertsProps) {
    super(scope, id);
    const { alerting, deployment, endpoint } = props;
    const watched = watchedOf(props);
    const problems = [
      ...alertingProblems(alerting),
      ...watched.flatMap(({ field, limit }) => limitProblems(field, limit, PERCENT)),
      capacityProblem(props),
      idleProblem(props),
    ].filter((problem) => problem !== undefined);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    for (const { aggregation, alert, limit, metric, operator = "GreaterThan" } of watched) {
      new MetricAlert(this, alert, {
        ...alertTerms(alert, `${endpoint.endpointName}-${deployment.deploymentName}`, limit),
        alerting,
        resourceId: deployment.deploymentId,
        metric,
        aggregation,
        operator,
        threshold: alert === "capacity" ? fullAt(props) : limit.threshold,
        window: limit.window ?? SERVING_ALERTS[alert].window,
      });
    }
  }
}

const PERCENT = { from: 1, to: 100, unit: "percent" } as const;

function watchedOf(props: DeploymentAlertsProps): Watched[] {
  const { autoscale, capacity, cpu, gpu, gpuIdle, gpuMemory, gpuTime, memory } = props;
  const { cpu: cpuMetric, memory: memoryMetric } = SERVING_METRICS;
  const watched: Watched[] = [
    {
      alert: "cpu",
      field: "cpu",
      metric: cpuMetric,
      aggregation: "Average",
      limit: cpu ?? { threshold: 85 },
    },
    {
      alert: "memory",
      field: "memory",
      metric: memoryMetric,
      aggregation: "Maximum",
      limit: memory ?? { threshold: 85 },
    },
  ];
  if (gpu) {
    watched.push(
      {
        alert: "gpu",
        field: "gpuTime",
        metric: SERVING_METRICS.gpu,
        aggregation: "Average",
        limit: gpuTime ?? { threshold: 90 },
      },
      {
        alert: "gpu-idle",
        field: "gpuIdle",
        metric: SERVING_METRICS.gpu,
        aggregation: "Average",
        limit: gpuIdle ?? { threshold: 5 },
        operator: "LessThan",
      },
      {
        alert: "gpu-memory",
        field: "gpuMemory",
        metric: SERVING_METRICS.gpuMemory,
        aggregation: "Maximum",
        limit: gpuMemory ?? { threshold: 90 },
      },
    );
  }
  if (autoscale !== undefined) {
    watched.push({
      alert: "capacity",
      field: "capacity",
      metric: SERVING_METRICS.capacity,
      aggregation: "Maximum",
      limit: capacity ?? { threshold: 90 },
      operator: "GreaterThanOrEqual",
    });
  }
  return watched;
}

/** Instances from which on the deployment is nearly as large as it may become. */
function fullAt({ autoscale, capacity }: DeploymentAlertsProps): number {
  return Math.ceil(((autoscale?.maximum ?? 0) * (capacity?.threshold ?? 90)) / 100);
}

function capacityProblem(props: DeploymentAlertsProps): string | undefined {
  const { autoscale } = props;
  return autoscale === undefined || fullAt(props) > autoscale.minimum
    ? undefined
    : `capacity.threshold would fire at the ${autoscale.minimum} instances that are always there; autoscale gives ${autoscale.maximum} at most`;
}

function idleProblem({ gpu, gpuIdle, gpuTime }: DeploymentAlertsProps): string | undefined {
  const [idle, busy] = [gpuIdle?.threshold ?? 5, gpuTime?.threshold ?? 90];
  return gpu === true && idle >= busy
    ? `gpuIdle.threshold must be below that of gpuTime, or one of both always fires (got ${idle} and ${busy})`
    : undefined;
}
