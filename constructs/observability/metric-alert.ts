import { MonitorMetricAlert } from "@cdktf/provider-azurerm/lib/monitor-metric-alert";
import type { Construct } from "constructs";
import { AzureConstruct } from "../terraform/azure-construct";
import { type Alerting, type AlertTerms, type AlertWindow, runbookOf } from "./alerting";
import type { MetricAggregation, PlatformMetric } from "./serving-metrics";

export interface MetricAlertProps extends AlertTerms {
  readonly alerting: Alerting;
  /** ARM id of what has the metric. */
  readonly resourceId: string;
  readonly metric: PlatformMetric;
  readonly window: AlertWindow;
  /** @default Average */
  readonly aggregation?: MetricAggregation;
  readonly operator: "GreaterThan" | "GreaterThanOrEqual" | "LessThan";
  /** In the metric's unit. */
  readonly threshold: number;
  /** A dimension by whose values the alert tells one from the other. @default - none: one value for all */
  readonly splitBy?: string;
  /** A dimension, and the values of it that count. @default - all count */
  readonly only?: { readonly dimension: string; readonly values: readonly string[] };
}

/** How often an alert looks: so often that it tells in time. */
const FREQUENCY: Readonly<Record<AlertWindow, string>> = {
  PT5M: "PT1M",
  PT15M: "PT5M",
  PT30M: "PT5M",
  PT1H: "PT15M",
  PT6H: "PT30M",
  P1D: "PT1H",
};

/**
 * An alert on a number that Azure keeps of a resource anyway; it ends by itself once the number is fine again.
 *
 * Recommendations: `ai-operations/automated-monitoring-alerting-audit`,
 * `performance/monitor-serving-and-training-infra`.
 */
export class MetricAlert extends AzureConstruct {
  /** @throws if the metric has not the aggregation or the dimension */
  constructor(scope: Construct, id: string, props: MetricAlertProps) {
    super(scope, id);
    const { aggregation = "Average", alerting, metric, only, splitBy } = props;
    const dimensions = [
      ...(splitBy === undefined ? [] : [{ name: splitBy, operator: "Include", values: ["*"] }]),
      ...(only === undefined
        ? []
        : [{ name: only.dimension, operator: "Include", values: [...only.values] }]),
    ];
    const known = metric.aggregations.includes(aggregation);
    if (!(known && dimensions.every(({ name }) => metric.dimensions.includes(name)))) {
      throw new Error(
        `${this.node.path}: ${metric.name} takes the aggregations ${metric.aggregations.join(", ")} and the ` +
          `dimensions ${metric.dimensions.join(", ") || "none"} (got ${aggregation}, ` +
          `${dimensions.map(({ name }) => name).join(", ") || "none"})`,
      );
    }
    const runbook = runbookOf(alerting, props.runbook);
    new MonitorMetricAlert(this, "Resource", {
      name: props.name,
      resourceGroupName: alerting.resourceGroup.resourceGroupName,
      scopes: [props.resourceId],
      description: `${props.description} What to do: ${runbook}`,
      severity: props.severity,
      windowSize: props.window,
      frequency: FREQUENCY[props.window],
      autoMitigate: true,
      criteria: [
        {
          metricNamespace: metric.namespace,
          metricName: metric.name,
          aggregation,
          operator: props.operator,
          threshold: props.threshold,
          dimension: dimensions.length > 0 ? dimensions : undefined,
        },
      ],
      action: [{ actionGroupId: alerting.actionGroupId, webhookProperties: { runbook } }],
      tags: alerting.tags ?? alerting.resourceGroup.tags,
    });
  }
}
