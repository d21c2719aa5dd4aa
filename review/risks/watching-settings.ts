import { days, from, protectsOn, type Setting } from "./setting";
import type { RiskWords } from "./weaker-fact";

/** What is said of what tells less than before. */
export const SILENT: RiskWords = {
  what: "it tells nobody any more",
  why: "What goes wrong is noticed by nobody while it happens.",
  fix: "Keep it on, or make sure that another one tells the same.",
  severity: "medium",
  recommendations: ["operations/collect-resource-logs"],
};

const SHORTER: RiskWords = {
  ...SILENT,
  what: "logs are kept for less long",
  why: "What is found out late can't be traced back.",
  fix: "Keep the days as they were.",
};

const ALERT =
  /^azurerm_monitor_(metric_alert|activity_log_alert|scheduled_query_rules_alert(_v2)?|alert_prometheus_rule_group)$|^microsoft\.insights\/(metricalerts|activitylogalerts|scheduledqueryrules)$|^microsoft\.alertsmanagement\/prometheusrulegroups$/;
const ACTION_GROUP = /^azurerm_monitor_action_group$|^microsoft\.insights\/actiongroups$/;
const FLOW_LOG = /^azurerm_network_watcher_flow_log$|^microsoft\.network\/networkwatchers\/flowlogs$/;
const LOG_TABLE =
  /^azurerm_log_analytics_workspace_table(_custom_log|_microsoft)?$|^microsoft\.operationalinsights\/workspaces\/tables$/;
const COLLECTION = /^azurerm_monitor_data_collection_rule$|^microsoft\.insights\/datacollectionrules$/;
const SENTINEL = /^azurerm_sentinel_|^microsoft\.securityinsights\//;
const CONTACT = /^azurerm_security_center_contact$|^microsoft\.security\/securitycontacts$/;
const PLAN = /^azurerm_security_center_subscription_pricing$|^microsoft\.security\/pricings$/;
const LOST = { kind: "monitoring-lost" } as const;

/** What alerts, tables, flow logs and the like are set to. */
export const SETTINGS: readonly Setting[] = [
  {
    ...LOST,
    of: new RegExp([ALERT, ACTION_GROUP, SENTINEL].map(({ source }) => source).join("|")),
    at: /^(rule_group_|is)?enabled$/i,
    words: SILENT,
    weaker: { than: protectsOn(true) },
  },
  {
    ...LOST,
    of: ALERT,
    at: /(^|\.)severity$/,
    words: { ...SILENT, what: "it is said to matter less", fix: "Keep the severity.", severity: "low" },
    // 0 is the worst
    weaker: { than: (value) => (Number.isNaN(Number(value)) ? undefined : 4 - Number(value)) },
  },
  {
    ...LOST,
    of: ALERT,
    at: /(^|\.)((dynamic_|application_insights_web_test_location_availability_)?criteria|trigger|query)(\.|$)|^(allOf|rule\.(expression|for))/,
    words: {
      ...SILENT,
      what: "it is raised by something else than before",
      fix: "Make sure that what it was there for still raises it.",
      severity: "low",
    },
    weaker: { other: "possible" },
  },
  {
    ...LOST,
    of: LOG_TABLE,
    at: /^(total_?)?retention_?in_?days$/i,
    words: SHORTER,
    weaker: { than: days() },
  },
  {
    ...LOST,
    of: LOG_TABLE,
    at: /^plan$/,
    words: {
      ...SHORTER,
      what: "a cheaper plan keeps the logs, which answers queries for 30 days and raises few alerts",
      fix: "Keep the plan.",
    },
    weaker: { than: from(["Auxiliary", "Basic", "Analytics"], "Analytics") },
  },
  {
    ...LOST,
    of: FLOW_LOG,
    at: /^(retention_?policy\.)?enabled$/i,
    words: {
      ...SHORTER,
      what: "connections are not written down, or not kept, any more",
      fix: "Keep it on.",
    },
    weaker: { than: protectsOn() },
  },
  {
    ...LOST,
    of: FLOW_LOG,
    at: /^retention_?policy\.days$/i,
    words: SHORTER,
    weaker: { than: days(undefined, 0) },
  },
  {
    ...LOST,
    of: COLLECTION,
    at: /^data_?flows?\.transform_?kql$/i,
    words: {
      ...SILENT,
      what: "what it collects passes another query, which may drop some of it",
      fix: "Read the query, and make sure that it drops nothing that anybody needs.",
    },
    weaker: { by: (after) => (after === undefined || after === "source" ? undefined : "possible") },
  },
  {
    ...LOST,
    of: CONTACT,
    at: /^(alert_notifications|alerts_to_admins|isenabled)$/i,
    words: { ...SILENT, what: "nobody is told what Defender finds" },
    weaker: { than: protectsOn() },
  },
  {
    ...LOST,
    of: PLAN,
    at: /^sub_?plan$/i,
    words: { ...SILENT, what: "Defender watches by another plan", fix: "Make sure that it finds as much." },
    weaker: { other: "possible" },
  },
];

/** Lists and blocks of which each entry counts; what is added to them is no matter. */
export const ENTRIES: readonly (Pick<Setting, "of"> & {
  readonly names: RegExp;
  readonly words: RiskWords;
})[] = [
  {
    of: ALERT,
    names: /^actions?$|^body\.properties\.actions?$/,
    words: { ...SILENT, what: "it tells fewer, or others, than before" },
  },
  {
    of: ALERT,
    names: /^(scopes|target_resource_id|data_source_id)$|^body\.properties\.scopes$/,
    words: { ...SILENT, what: "it watches something else than before" },
  },
  {
    of: ACTION_GROUP,
    names: /^(body\.properties\.)?\w+_?receivers?$/i,
    words: { ...SILENT, what: "somebody who was told is not told any more" },
  },
  {
    of: COLLECTION,
    names: /^(body\.properties\.)?(data_?flows?|destinations|data_?sources?)$/i,
    words: { ...SILENT, what: "less is collected, or it goes somewhere else" },
  },
  {
    of: PLAN,
    names: /^(body\.properties\.)?extensions?$/,
    words: { ...SILENT, what: "Defender does less than before", fix: "Keep the extension." },
  },
  {
    of: CONTACT,
    names: /^(email|phone|body\.properties\.(emails|phone))$/,
    words: { ...SILENT, what: "somebody else is told what Defender finds" },
  },
];
