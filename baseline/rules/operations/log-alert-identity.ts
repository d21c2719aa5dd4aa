import { holds } from "../../azure/fact";
import { logAlerts } from "../../azure/joins/alerts";
import { isWritten, resourcesAt } from "../../azure/joins/references";
import { mustHold } from "../must";
import { needs } from "../needed-role";
import { rule } from "../rule";

export const logAlertIdentity = rule({
  id: "operations/log-alert-identity",
  title: "A log alert asks with an identity that may read the logs",
  recommendations: ["ai-operations/automated-monitoring-alerting-audit"],
  severity: "low",
  why: "Without one it asks with the rights of whoever wrote it last: when those go, it finds nothing any more and looks as if all were well.",
  fix: {
    construct: "LogAlert: alerting.logReader, with Monitoring.grantQuery",
    terraform:
      "azurerm_monitor_scheduled_query_rules_alert_v2: identity; azurerm_role_assignment: Log Analytics Reader on the workspace",
  },
  looksAt: logAlerts,
  finds: ({ identities, identityType, scopes }, estate) => {
    const isSystems = holds(identityType, (type) => /SystemAssigned/i.test(type));
    return isSystems === "yes"
      ? []
      : [
          ...mustHold(isWritten(identities), "it has no identity of its own", { attribute: "identity" }),
          ...needs(
            identities.state === "unknown"
              ? "unknown"
              : resourcesAt(identities).filter(({ mode }) => mode === "managed"),
            {
              on: scopes,
              roles: [
                "Log Analytics Reader",
                "Log Analytics Contributor",
                "Monitoring Reader",
                "Monitoring Contributor",
                "Reader",
              ],
              problem: "its identity may not read the logs: Log Analytics Reader is missing",
            },
            estate,
          ),
        ];
  },
});
