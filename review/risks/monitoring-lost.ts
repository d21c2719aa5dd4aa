import {
  APPLICATION_INSIGHTS,
  type Fact,
  LOG_ANALYTICS,
  LOGGED_NETWORK,
  LOGGED_SERVICES,
  LOGGED_STORAGE,
  LOGGED_WORKSPACE,
} from "../../baseline/azure";
import { DIAGNOSTIC_SETTING, type DiagnosticSetting } from "../../baseline/azure/diagnostic-setting";
import type { RecommendationId } from "../../baseline/catalogue";
import type { ResourceChange } from "../changes";
import { watchesTheGone } from "./alerts-gone";
import type { Detector } from "./detectors";
import { Gone } from "./goes-with";
import { type Risk, withoutRules } from "./risk";
import { isLess, isOf, type RiskWords, type Row, row, weakerFacts } from "./weaker-fact";

const LOGS: readonly RecommendationId[] = ["operations/collect-resource-logs"];

const BLIND: RiskWords = {
  what: "it is not watched any more",
  why: "What goes wrong, and who did what, is written nowhere.",
  fix: "Keep it, or make sure that another one sees the same.",
  severity: "medium",
  recommendations: LOGS,
};

const SHORTER: RiskWords = {
  ...BLIND,
  what: "logs are kept for less long",
  why: "What is found out late can't be traced back.",
  fix: "Keep the days as they were.",
};

const CAPPED: RiskWords = {
  ...BLIND,
  what: "what comes in after a daily limit is dropped",
  why: "Whoever fills the limit on purpose, or an incident that writes much, leaves the rest of the day in the dark.",
  fix: "Set an alert on the volume in place of a limit, or one that no usual day comes near.",
};

const WATCHING =
  /^azurerm_(monitor_(metric_alert|activity_log_alert|scheduled_query_rules_alert.*|alert_prometheus_rule_group|action_group|data_collection_rule|data_collection_rule_association|alert_processing_rule_action_group)|log_analytics_(solution|saved_search)|consumption_budget_.*|network_watcher_flow_log|application_insights|log_analytics_workspace|security_center_contact|sentinel_(alert_rule_.*|data_connector_.*|log_analytics_workspace_onboarding))$/;
const WATCHING_BY_ARM =
  /^microsoft\.(insights\/(metricalerts|activitylogalerts|scheduledqueryrules|actiongroups|datacollectionrules|components)|alertsmanagement\/prometheusrulegroups|operationalinsights\/workspaces(\/savedsearches)?|network\/networkwatchers\/flowlogs|consumption\/budgets|security\/securitycontacts|securityinsights\/(alertrules|dataconnectors|onboardingstates))$/;

/** GB a day; -1 is no limit. */
const QUOTA = {
  azurerm: "daily_quota_gb",
  body: "properties.workspaceCapping.dailyQuotaGb",
  whenAbsent: -1,
};

/** GB a day; ARM keeps it beside the component. */
const TELEMETRY_CAP = { azurerm: "daily_data_cap_in_gb", whenAbsent: { azurerm: 100 } };

const ofFacts = weakerFacts([
  row(LOG_ANALYTICS, "monitoring-lost", ({ retentionDays }) => retentionDays, isLess, SHORTER),
  row(
    APPLICATION_INSIGHTS,
    "monitoring-lost",
    ({ facts }) =>
      facts.number({
        azurerm: "retention_in_days",
        body: "properties.RetentionInDays",
        whenAbsent: { azurerm: 90 },
      }),
    isLess,
    SHORTER,
  ),
  row(APPLICATION_INSIGHTS, "monitoring-lost", ({ sampling }) => sampling, isLess, {
    ...BLIND,
    what: "less of the telemetry is kept",
    why: "The one request that failed may be among those that are dropped.",
    fix: "Keep the percentage.",
    severity: "low",
  }),
  perhaps(row(LOG_ANALYTICS, "monitoring-lost", ({ facts }) => limit(facts.number(QUOTA)), isLess, CAPPED)),
  perhaps(
    row(APPLICATION_INSIGHTS, "monitoring-lost", ({ facts }) => facts.number(TELEMETRY_CAP), isLess, CAPPED),
  ),
  row(DIAGNOSTIC_SETTING, "monitoring-lost", ofLogs, hasFewer, {
    ...BLIND,
    what: "less of what happens is logged",
    fix: "Keep the categories.",
  }),
  row(DIAGNOSTIC_SETTING, "monitoring-lost", ({ metrics }) => names(metrics), hasFewer, {
    ...BLIND,
    what: "fewer metrics are kept",
    fix: "Keep the categories.",
    severity: "low",
  }),
]);

function limit(quota: Fact<number>): Fact<number> {
  return quota.state === "known" && quota.value < 0 ? { ...quota, value: Number.MAX_VALUE } : quota;
}

/** Only who knows how much comes in can tell whether anything is dropped. */
function perhaps({ kind, risk }: Row): Row {
  return {
    kind,
    risk: (change) => {
      const found = risk(change);
      return found && { ...found, certainty: "possible" };
    },
  };
}

/** Diagnostic settings and alerts that go while what they watch stays, logs that are kept for less long. */
export const monitoringLost: Detector = (context) => {
  const gone = new Gone(context);
  return [...context.changes.flatMap((change) => lost(change, gone)), ...ofFacts(context)];
};

function lost(change: ResourceChange, gone: Gone): Risk[] {
  const isSetting = isOf(change, DIAGNOSTIC_SETTING);
  if (!gone.isTaken(change) || !(isSetting || isWatching(change))) {
    return [];
  }
  const { before } = change;
  const isPointless =
    before !== undefined &&
    (isSetting ? gone.isDestroyed(DIAGNOSTIC_SETTING.read(before).target) : watchesTheGone(before, gone));
  return isPointless ? [] : [withoutRules("monitoring-lost", change, BLIND)];
}

/** With an action, or a patch of what something else makes, nothing goes from Azure. */
function isWatching({ armType = "", type }: ResourceChange): boolean {
  return type === "azapi_resource" ? WATCHING_BY_ARM.test(armType) : WATCHING.test(type);
}

const EVERY_CATEGORY = new Map(
  [LOGGED_WORKSPACE, LOGGED_STORAGE, ...LOGGED_SERVICES, ...LOGGED_NETWORK].flatMap(({ kind, sources }) =>
    sources.flatMap(({ suffix, logs }) =>
      [...kind.azurerm, ...kind.arm].map((type) => [`${type.toLowerCase()}${suffix.toLowerCase()}`, logs]),
    ),
  ),
);

/** Categories of logs; the group of all of them stands for each, where the input tells of what. */
function ofLogs({ logs, target }: DiagnosticSetting): Fact<readonly string[]> {
  const collected = names(logs);
  if (collected.state !== "known" || target.state !== "known") {
    return collected;
  }
  const [one] = target.value;
  const place =
    one?.kind === "resource"
      ? `${one.resource.armType ?? one.resource.type}${one.suffix ?? ""}`.toLowerCase()
      : "";
  const all = EVERY_CATEGORY.get(place) ?? [];
  const has = new Set(collected.value);
  return all.length > 0 && all.every((category) => has.has(category))
    ? { ...collected, value: [...collected.value, ALL] }
    : collected;
}

const ALL = "allLogs";

function names(streams: DiagnosticSetting["logs"]): Fact<readonly string[]> {
  if (streams.state === "unknown") {
    return streams;
  }
  const value = (streams.state === "known" ? streams.value : []).flatMap(
    ({ category, categoryGroup, enabled }) =>
      enabled.state === "known" && !enabled.value
        ? []
        : [category, categoryGroup].flatMap((fact) => (fact.state === "known" ? fact.value : [])),
  );
  return { state: "known", at: streams.at, byDefault: false, value };
}

/** The group of all logs holds every category. */
function hasFewer(after: readonly string[] = [], before: readonly string[] = []): boolean {
  return !after.includes(ALL) && before.some((name) => !after.includes(name));
}
