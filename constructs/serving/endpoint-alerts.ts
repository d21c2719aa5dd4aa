import { Construct } from "constructs";
import { wholeNumberProblem } from "../compute/compute";
import { type Alerting, type AlertLimit, alertingProblems, limitProblems } from "../observability/alerting";
import { LogAlert } from "../observability/log-alert";
import { MetricAlert } from "../observability/metric-alert";
import { SERVING_METRICS } from "../observability/serving-metrics";
import { availabilityQuery, errorRateQuery, queriedNameProblem } from "./log-queries";
import type { IOnlineEndpoint } from "./online-endpoint";
import { alertTerms, SERVING_ALERTS } from "./serving-alerts";

export interface EndpointAlertsProps {
  readonly alerting: Alerting;
  readonly endpoint: IOnlineEndpoint;
  /** ARM id of the Log Analytics workspace that the endpoint's diagnostic setting writes to. */
  readonly logAnalyticsWorkspaceId: string;
  /** Milliseconds in which 19 of 20 requests are answered, 1 to 180000, of each deployment. */
  readonly latencyP95: AlertLimit;
  /**
   * Percent of a deployment's answers that may be broken: 5xx, a timeout, a failure of the model; 0 to 100.
   * @default 1 percent over 15 minutes
   */
  readonly errorRate?: AlertLimit;
  /** Percent of a day's requests that are answered, 0 to 100. @default 99.5 */
  readonly availability?: AlertLimit;
  /**
   * Bytes a second that the endpoint serves; Azure slows requests down that exceed its bandwidth.
   * @default 4000000: four fifths of the 5 MB a second that Azure gives an endpoint
   */
  readonly networkBytes?: AlertLimit;
  /** Requests below which a share says nothing. @default 20 */
  readonly minimumRequests?: number;
}

const PERCENT = { from: 0, to: 100, unit: "percent" } as const;

/**
 * Alerts on what the callers of an online endpoint notice. Errors and availability are asked of its traffic log,
 * since Azure keeps no metric of either: its diagnostic setting must be there.
 *
 * Recommendations: `performance/inference-targets`, `performance/monitor-serving-and-training-infra`,
 * `deploy/monitor-accuracy-latency-throughput-alerts`, `ai-performance/benchmarks-and-targets`.
 */
export class EndpointAlerts extends Construct {
  /** Name of the rule on errors: it looks at the log, so a rollout's gate asks for it by its name. */
  readonly errorRateRule: string;

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: EndpointAlertsProps) {
    super(scope, id);
    const { alerting, endpoint, latencyP95, logAnalyticsWorkspaceId, minimumRequests = 20 } = props;
    const errorRate = props.errorRate ?? { threshold: 1 };
    const availability = props.availability ?? { threshold: 99.5 };
    const networkBytes = props.networkBytes ?? { threshold: 4_000_000 };
    const problems = [
      ...alertingProblems(alerting),
      ...limitProblems("latencyP95", latencyP95, { from: 1, to: 180_000, unit: "milliseconds" }),
      ...limitProblems("errorRate", errorRate, PERCENT),
      ...limitProblems("availability", availability, PERCENT),
      ...limitProblems("networkBytes", networkBytes, { from: 1, to: 1e12, unit: "bytes a second" }),
      wholeNumberProblem("minimumRequests", minimumRequests, 1, 1_000_000),
      queriedNameProblem("endpoint.endpointName", endpoint.endpointName),
    ].filter((problem) => problem !== undefined);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const name = endpoint.endpointName;
    new MetricAlert(this, "latency-p95", {
      ...alertTerms("latency-p95", name, latencyP95),
      alerting,
      resourceId: endpoint.endpointId,
      metric: SERVING_METRICS.latencyP95,
      splitBy: "deployment",
      operator: "GreaterThan",
      threshold: latencyP95.threshold,
      window: latencyP95.window ?? SERVING_ALERTS["latency-p95"].window,
    });
    new MetricAlert(this, "network-bytes", {
      ...alertTerms("network-bytes", name, networkBytes),
      alerting,
      resourceId: endpoint.endpointId,
      metric: SERVING_METRICS.networkBytes,
      operator: "GreaterThan",
      threshold: networkBytes.threshold,
      window: networkBytes.window ?? SERVING_ALERTS["network-bytes"].window,
    });
    const errorRateTerms = alertTerms("error-rate", name, errorRate);
    this.errorRateRule = errorRateTerms.name;
    new LogAlert(this, "error-rate", {
      ...errorRateTerms,
      alerting,
      logAnalyticsWorkspaceId,
      query: errorRateQuery(name, errorRate.threshold, minimumRequests),
      splitBy: ["DeploymentName"],
      window: errorRate.window ?? SERVING_ALERTS["error-rate"].window,
    });
    new LogAlert(this, "availability", {
      ...alertTerms("availability", name, availability),
      alerting,
      logAnalyticsWorkspaceId,
      query: availabilityQuery(name, availability.threshold, minimumRequests),
      window: availability.window ?? SERVING_ALERTS.availability.window,
    });
  }
}
