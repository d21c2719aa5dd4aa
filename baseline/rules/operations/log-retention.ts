import { type Fact, knownValue, LOG_ANALYTICS } from "../../azure";
import { hasStrictData } from "../../azure/joins/strict-data";
import { LOG_TABLE } from "../../azure/log-table";
import type { SubjectOf } from "../../azure/subject";
import { is, must } from "../must";
import { rule } from "../rule";

const STRICT_DAYS = 365;
const DAYS = 30;

/** What ARM writes for a table without a retention of its own. */
const AS_THE_WORKSPACE = -1;

/** Tables of measurements and telemetry: they tell nothing of who did what. */
const MEASUREMENTS =
  /^(App\w+|AmlComputeCpuGpuUtilization|AzureMetrics\w*|Heartbeat|InsightsMetrics|Perf|Usage)$/;

export const logRetention = rule({
  id: "operations/log-retention",
  title: "Logs are kept for a month, those of production and of confidential data for a year",
  recommendations: ["operations/collect-resource-logs"],
  severity: "medium",
  why: "A break-in is often noticed months later; by then shorter logs are gone.",
  fix: {
    construct:
      "LandingZoneStack: monitoring.retentionDays, 365 by default in prod; monitoring.shorterRetention accepts less",
    terraform:
      "azurerm_log_analytics_workspace: retention_in_days = 365; azurerm_log_analytics_workspace_table: total_retention_in_days = 365, or none of its own",
  },
  looksAt: (estate) => [...estate.all(LOG_ANALYTICS), ...estate.all(LOG_TABLE).filter(keepsLogs)],
  finds: (one, estate) => {
    const least = hasStrictData(estate) ? STRICT_DAYS : DAYS;
    const enough = (days: number) => days === AS_THE_WORKSPACE || days >= least;
    const problem = `logs are gone before ${least} days are over`;
    if ("totalDays" in one) {
      return must(daysOf(one), enough, problem);
    }
    return [
      ...must(one.retentionDays, enough, problem),
      ...must(one.purgesAtOnce, is(false), "logs are purged after 30 days, without days of grace"),
    ];
  },
});

function keepsLogs({ name }: SubjectOf<typeof LOG_TABLE>): boolean {
  return !MEASUREMENTS.test(knownValue(name) ?? "");
}

/** The archive counts, and ends with what queries reach where nothing is said. */
function daysOf({ plan, retentionDays, totalDays }: SubjectOf<typeof LOG_TABLE>): Fact<number> {
  if (totalDays.state !== "absent") {
    return totalDays;
  }
  if (plan.state === "unknown") {
    return plan;
  }
  const isCheap = plan.state === "known" && plan.value.toLowerCase() !== "analytics";
  return isCheap ? { state: "known", at: totalDays.at, value: DAYS, byDefault: true } : retentionDays;
}
