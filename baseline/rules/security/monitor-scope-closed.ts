import { MONITOR_PRIVATE_LINK_SCOPE } from "../../azure";
import { must, oneOf } from "../must";
import { rule } from "../rule";

export const monitorScopeClosed = rule({
  id: "security/monitor-scope-closed",
  title: "A private link scope of Azure Monitor reaches its members only",
  recommendations: ["security/dependent-services-private", "security/exfiltration-guard-explicit-egress"],
  severity: "medium",
  why: "An open scope lets the network send telemetry to anybody's Log Analytics workspace: a way out for data.",
  fix: {
    construct: "MonitorPrivateLinkScope closes it; there is no property that opens it",
    terraform:
      'azurerm_monitor_private_link_scope: ingestion_access_mode = "PrivateOnly", query_access_mode = "PrivateOnly"',
  },
  looksAt: MONITOR_PRIVATE_LINK_SCOPE,
  finds: ({ ingestionMode, queryMode }) => [
    ...must(ingestionMode, oneOf("PrivateOnly"), "telemetry may go to resources that aren't its members"),
    ...must(queryMode, oneOf("PrivateOnly"), "queries may go to resources that aren't its members"),
  ],
});
