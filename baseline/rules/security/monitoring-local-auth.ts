import { APPLICATION_INSIGHTS, LOG_ANALYTICS } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const monitoringLocalAuth = rule({
  id: "security/monitoring-local-auth",
  title: "Log Analytics and Application Insights take Entra tokens only",
  recommendations: [
    "security/managed-identity-between-services",
    "ai-security/rbac-abac-control-and-data-plane",
  ],
  severity: "medium",
  why: "A key or connection string that leaked lets anybody write false telemetry, or fill the logs until real entries are lost; it doesn't expire.",
  fix: {
    construct: "Monitoring switches keys off; there is no property that lets them in",
    terraform:
      "azurerm_log_analytics_workspace, azurerm_application_insights: local_authentication_enabled = false",
  },
  looksAt: (estate) => [...estate.all(LOG_ANALYTICS), ...estate.all(APPLICATION_INSIGHTS)],
  finds: ({ localAuthentication }) => must(localAuthentication, is(false), "keys are accepted beside tokens"),
});
