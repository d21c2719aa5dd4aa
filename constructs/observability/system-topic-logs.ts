import type { DiagnosticTarget } from "./diagnostic-target";

/** The logs and metrics of an Event Grid system topic. */
export function systemTopicLogs(topicId: string): DiagnosticTarget {
  return {
    name: "topic",
    resourceId: topicId,
    resourceType: "Microsoft.EventGrid/systemTopics",
    logs: "allLogs",
    metrics: ["AllMetrics"],
  };
}
