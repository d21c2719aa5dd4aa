import { knownValue } from "../../azure/fact";
import { isWatched } from "../../azure/joins/alerts";
import { madeOnlineEndpoints } from "../../azure/joins/endpoints";
import { watchedOfEndpoint } from "../../azure/joins/serving-alerts";
import { mustHold } from "../must";
import { rule } from "../rule";

export const endpointAlerts = rule({
  id: "performance/endpoint-alerts",
  title:
    "In production, somebody is told when an endpoint is slow, breaks answers, turns callers away or serves too much",
  recommendations: [
    "performance/inference-targets",
    "performance/monitor-serving-and-training-infra",
    "deploy/monitor-accuracy-latency-throughput-alerts",
    "ai-operations/automated-monitoring-alerting-audit",
  ],
  severity: "medium",
  why: "Otherwise it is the callers who notice, and a rollout has nothing to stop at.",
  fix: {
    construct: "EndpointAlerts with the endpoint; in an environment's file, alerts",
    terraform:
      "azurerm_monitor_metric_alert on the endpoint: RequestLatency_P95, NetworkBytes; azurerm_monitor_scheduled_query_rules_alert_v2 on AmlOnlineEndpointTrafficLog: ResponseCode",
  },
  looksAt: (estate) => (estate.environment.production ? madeOnlineEndpoints(estate) : []),
  finds: ({ name, resource }, estate) =>
    Object.entries(watchedOfEndpoint(knownValue(name)?.toLowerCase())).flatMap(([what, watched]) =>
      mustHold(isWatched(resource, watched, estate), `no alert of this input tells of ${what}`),
    ),
});
