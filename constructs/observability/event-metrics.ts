import type { PlatformMetric } from "./serving-metrics";

/**
 * Metrics of the topics from which Event Grid delivers; all are kept a minute apart.
 *
 * Read on 2026-11-22 from learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/
 * microsoft-eventgrid-systemtopics-metrics (dated 2026-07-31, in the public repository
 * MicrosoftDocs/azure-monitor-docs).
 */
export const EVENT_METRICS = {
  /** Events that a subscription's filters let through, delivered or not. */
  matched: {
    namespace: "Microsoft.EventGrid/systemTopics",
    name: "MatchedEventCount",
    unit: "Count",
    aggregations: ["Total"],
    dimensions: ["EventSubscriptionName"],
  },
} as const satisfies Readonly<Record<string, PlatformMetric>>;
