import type { Attributes } from "../../../terraform-json";
import type { Resources } from "../two-sides";
import { azapi, RG } from "./samples";
import { told } from "./told";

const ALERT = "azurerm_monitor_metric_alert.a";
const GROUP = "azurerm_monitor_action_group.g";
const MUTE = "azurerm_monitor_alert_processing_rule_suppression.s";
const TABLE = "azurerm_log_analytics_workspace_table.t";
const FLOW = "azurerm_network_watcher_flow_log.f";
const COLLECTION = "azurerm_monitor_data_collection_rule.d";
const SENTINEL = "azurerm_sentinel_alert_rule_scheduled.s";
const CONTACT = "azurerm_security_center_contact.c";
const PLAN = "azurerm_security_center_subscription_pricing.p";

const CRITERIA = { metric_name: "Egress", aggregation: "Total", operator: "GreaterThan", threshold: 1000 };
const alert = (more: Attributes = {}): Resources => ({
  [ALERT]: {
    ...{ name: "a", resource_group_name: "rg", scopes: ["/x"], severity: 1, criteria: CRITERIA },
    action: [{ action_group_id: "/g" }, { action_group_id: "/h" }],
    ...more,
  },
});
const vault = (id: string, name = id): Resources => ({
  [`azurerm_key_vault.${id}`]: { ...RG, name, sku_name: "standard" },
});
const idOf = (vaultId: string) => `\${azurerm_key_vault.${vaultId}.id}`;
const watching = (vaultId: string) => alert({ scopes: [idOf(vaultId)] });
const ASKING = "azurerm_monitor_scheduled_query_rules_alert_v2.q";
const asking = (...ids: readonly string[]): Resources => ({
  [ASKING]: { name: "q", ...RG, scopes: ["/l"], criteria: { query: `T | where Id in (${ids.join()})` } },
});
const BOTH = { ...vault("one"), ...vault("two"), ...asking(idOf("one"), idOf("two")) };
const mail = (name: string, address = `${name}@example.com`) => ({ name, email_address: address });
const group = (...receivers: readonly Attributes[]): Resources => ({
  [GROUP]: { name: "g", resource_group_name: "rg", short_name: "g", email_receiver: receivers },
});
const mute = (more: Attributes = {}): Resources => ({
  [MUTE]: { name: "s", resource_group_name: "rg", scopes: ["/x"], ...more },
});
const table = (more: Attributes): Resources => ({
  [TABLE]: { workspace_id: "/l", name: "AppTraces", ...more },
});
const flow = (enabled: boolean, days: number): Resources => ({
  [FLOW]: { name: "f", ...RG, enabled, retention_policy: { enabled: true, days } },
});
const collection = (flowMore: Attributes = {}, to: readonly string[] = ["l"]): Resources => ({
  [COLLECTION]: {
    name: "d",
    ...RG,
    data_flow: { streams: ["Microsoft-Syslog"], destinations: to, ...flowMore },
  },
});
const sentinel = (enabled: boolean): Resources => ({ [SENTINEL]: { name: "s", severity: "High", enabled } });
const contact = (more: Attributes = {}): Resources => ({
  [CONTACT]: { email: "a@example.com", alert_notifications: true, alerts_to_admins: true, ...more },
});
const plan = (...names: readonly string[]): Resources => ({
  [PLAN]: { tier: "Standard", resource_type: "StorageAccounts", extension: names.map((name) => ({ name })) },
});
const rule = (enabled: boolean) => ({
  "azapi_resource.a": azapi("Microsoft.Insights/scheduledQueryRules", { enabled, scopes: ["/x"] }),
});

test.each<[string, Resources, Resources, string]>([
  ["an alert is off", alert(), alert({ enabled: false }), `${ALERT} enabled`],
  ["an alert by azapi is off", rule(true), rule(false), "azapi_resource.a body.properties.enabled"],
  ["it matters less", alert(), alert({ severity: 4 }), `${ALERT} severity`],
  [
    "another threshold",
    alert(),
    alert({ criteria: { ...CRITERIA, threshold: 1e9 } }),
    `${ALERT} criteria.threshold ?`,
  ],
  ["another query", asking(idOf("one")), asking("/subscriptions/s/other"), `${ASKING} criteria.query ?`],
  ["it goes, and what it watches stays", { ...vault("one"), ...watching("one") }, vault("one"), ALERT],
  ["it goes, and one of two stays that it asks for", BOTH, vault("two"), ASKING],
  [
    "it watches one that was there",
    { ...vault("one"), ...vault("two"), ...watching("one") },
    { ...vault("two"), ...watching("two") },
    `${ALERT} scopes`,
  ],
  ["it tells one less", alert(), alert({ action: { action_group_id: "/g" } }), `${ALERT} action`],
  ["it watches something else", alert(), alert({ scopes: ["/y"] }), `${ALERT} scopes`],
  ["a receiver goes", group(mail("a"), mail("b")), group(mail("b")), `${GROUP} email_receiver`],
  [
    "a receiver is somebody else",
    group(mail("a")),
    group(mail("a", "x@y.z")),
    `${GROUP} email_receiver.email_address`,
  ],
  [
    "the group is off",
    group(mail("a")),
    { [GROUP]: { ...group(mail("a"))[GROUP], enabled: false } },
    `${GROUP} enabled`,
  ],
  ["alerts are muted", alert(), { ...alert(), ...mute() }, MUTE],
  ["a mute is switched on", mute({ enabled: false }), mute({ enabled: true }), `${MUTE} enabled ?`],
  [
    "a table keeps for less long",
    table({ total_retention_in_days: 365 }),
    table({ total_retention_in_days: 30 }),
    `${TABLE} total_retention_in_days`,
  ],
  ["a table has a cheaper plan", table({ plan: "Analytics" }), table({ plan: "Basic" }), `${TABLE} plan`],
  ["no flows", flow(true, 90), flow(false, 90), `${FLOW} enabled`],
  ["flows for less long", flow(true, 0), flow(true, 90), `${FLOW} retention_policy.days`],
  [
    "a query that may drop",
    collection(),
    collection({ transform_kql: "source | where false" }),
    `${COLLECTION} data_flow.transform_kql ?`,
  ],
  ["it goes somewhere else", collection(), collection({}, ["m"]), `${COLLECTION} data_flow.destinations`],
  ["a rule of Sentinel is off", sentinel(true), sentinel(false), `${SENTINEL} enabled`],
  ["a rule of Sentinel goes", sentinel(true), {}, SENTINEL],
  ["nobody is told of attacks", contact(), {}, CONTACT],
  [
    "nobody is told of alerts",
    contact(),
    contact({ alert_notifications: false }),
    `${CONTACT} alert_notifications`,
  ],
  [
    "Defender does less",
    plan("OnUploadMalwareScanning", "SensitiveDataDiscovery"),
    plan("SensitiveDataDiscovery"),
    `${PLAN} extension`,
  ],
])("%s", (_, before, after, risk) => {
  const [line = "", ...more] = told(["monitoring-lost"], before, after);
  expect(more).toEqual([]);
  expect(line.replace(/(action|receiver|extension)(\.\w+)+( .*)?$/, "$1")).toBe(
    `monitoring-lost ${risk}`.replace(/(action|receiver|extension)(\.\w+)+( .*)?$/, "$1"),
  );
});

test.each<[string, Resources, Resources]>([
  ["an alert is on again", alert({ enabled: false }), alert()],
  ["it matters more", alert(), alert({ severity: 0 })],
  [
    "it tells one more, who stands first",
    alert({ action: { action_group_id: "/g" } }),
    alert({ action: [{ action_group_id: "/f" }, { action_group_id: "/g" }] }),
  ],
  ["a receiver comes, and stands first", group(mail("b")), group(mail("a"), mail("b"))],
  ["a receiver has another name", group(mail("a")), group(mail("b", "a@example.com"))],
  ["it goes with what it watches", { ...vault("one"), ...watching("one") }, {}],
  ["it goes with all that it asks for", BOTH, {}],
  [
    "it watches what comes for what goes",
    { ...vault("one", "a"), ...watching("one") },
    { ...vault("two", "b"), ...watching("two") },
  ],
  [
    "it asks for what comes for what goes",
    { ...vault("one", "a"), ...asking(idOf("one")) },
    { ...vault("two", "b"), ...asking(idOf("two")) },
  ],
  [
    "what it asks for is made anew",
    { ...vault("one", "a"), ...asking(idOf("one")) },
    { ...vault("one", "b"), ...asking(idOf("one")) },
  ],
  [
    "what it watches is made anew, and the reference has blanks now",
    { ...vault("one", "a"), ...watching("one") },
    { ...vault("one", "b"), ...alert({ scopes: ["${ azurerm_key_vault.one.id }"] }) },
  ],
  ["a mute comes that is off", alert(), { ...alert(), ...mute({ enabled: false }) }],
  ["a mute goes", { ...alert(), ...mute() }, alert()],
  ["a mute comes with what it is for", {}, { ...alert(), ...mute({ scopes: [`\${${ALERT}.id}`] }) }],
  [
    "a table keeps for longer",
    table({ total_retention_in_days: 30 }),
    table({ total_retention_in_days: 365 }),
  ],
  ["flows without end", flow(true, 90), flow(true, 0)],
  ["a query goes", collection({ transform_kql: "source | where false" }), collection()],
  ["Defender does more", plan(), plan("OnUploadMalwareScanning")],
  [
    "the group has another address, and a moved block",
    { ...group(mail("a")), ...alert({ action: { action_group_id: `\${${GROUP}.id}` } }) },
    {
      "azurerm_monitor_action_group.h": group(mail("a"))[GROUP] ?? {},
      ...alert({ action: { action_group_id: `\${azurerm_monitor_action_group.h.id}` } }),
    },
  ],
])("not: %s", (_, before, after) => {
  expect(told(["monitoring-lost"], before, after)).toEqual([]);
});
