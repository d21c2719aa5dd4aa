import { APPLICATION_INSIGHTS, LOG_ANALYTICS } from "../../azure";
import { isPatch } from "../../azure/facts";
import { hasMonitorScope, isScopeMember } from "../../azure/joins/monitor-scope";
import { is, must, mustHold } from "../must";
import { rule } from "../rule";

export const monitoringPrivate = rule({
  id: "security/monitoring-private",
  title: "Where there is a private link scope, telemetry and queries take no other way",
  recommendations: ["security/dependent-services-private"],
  severity: "medium",
  why: "A scope adds a private way and leaves the public one open: whoever holds a token can then still read the logs from anywhere.",
  fix: {
    construct:
      "Monitoring: privateOnly, set by monitoring.privateLinkScope; MonitorPrivateLinkScope: monitoring",
    terraform:
      'azurerm_log_analytics_workspace: internet_ingestion_access_type = "Disabled", internet_query_access_type = "Disabled" (4.x: internet_…_enabled = false); azurerm_monitor_private_link_scoped_service: linked_resource_id',
  },
  looksAt: (estate) =>
    hasMonitorScope(estate) ? [...estate.all(LOG_ANALYTICS), ...estate.all(APPLICATION_INSIGHTS)] : [],
  finds: ({ resource, publicIngestion, publicQuery }, estate) => [
    ...must(publicIngestion, is(false), "telemetry is taken from the public network"),
    ...must(publicQuery, is(false), "queries are answered on the public network"),
    ...(isPatch(resource)
      ? []
      : mustHold(isScopeMember(resource, estate), "it is no member of the private link scope")),
  ],
});
