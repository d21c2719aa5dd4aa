import { LOG_ANALYTICS } from "../../azure";
import { hasStrictData } from "../../azure/joins/strict-data";
import { is, must } from "../must";
import { rule } from "../rule";

const STRICT_DAYS = 365;
const DAYS = 30;

export const logRetention = rule({
  id: "operations/log-retention",
  title: "Logs are kept for a month, those of production and of confidential data for a year",
  recommendations: ["operations/collect-resource-logs"],
  severity: "medium",
  why: "A break-in is often noticed months later; by then shorter logs are gone.",
  fix: {
    construct:
      "LandingZoneStack: monitoring.retentionDays, 365 by default in prod; monitoring.shorterRetention accepts less",
    terraform: "azurerm_log_analytics_workspace: retention_in_days = 365",
  },
  looksAt: LOG_ANALYTICS,
  finds: ({ retentionDays, purgesAtOnce }, estate) => {
    const least = hasStrictData(estate) ? STRICT_DAYS : DAYS;
    return [
      ...must(retentionDays, (days) => days >= least, `logs are gone before ${least} days are over`),
      ...must(purgesAtOnce, is(false), "logs are purged after 30 days, without days of grace"),
    ];
  },
});
