import type { Resources } from "../two-sides";
import { ACCOUNT, azapi, CLOSED, RG } from "./samples";
import { told } from "./told";

const ST = "azurerm_storage_account.st";
const LOGS = "azurerm_log_analytics_workspace.l";
const idOf = (address: string) => `\${${address}.id}`;
const logs = { [LOGS]: { name: "log", ...RG } };

describe("data that leaves", () => {
  const EXPORT = "azurerm_log_analytics_data_export_rule.e";
  const EVENTS = "azurerm_eventgrid_event_subscription.e";
  const TOPIC = "azurerm_eventgrid_system_topic.t";
  const OF_TOPIC = "azurerm_eventgrid_system_topic_event_subscription.e";
  const there: Resources = { ...logs, [ST]: { ...ACCOUNT, ...CLOSED } };
  const exported = (destination: string) => ({
    [EXPORT]: {
      name: "e",
      workspace_resource_id: idOf(LOGS),
      destination_resource_id: destination,
      table_names: ["T"],
    },
  });
  const hook = { webhook_endpoint: { url: "https://a.example.com" } };
  const ofTopic = (source: string) => ({
    [TOPIC]: {
      name: "t",
      ...RG,
      source_resource_id: source,
      topic_type: "Microsoft.Storage.StorageAccounts",
    },
    [OF_TOPIC]: { name: "e", system_topic: `\${${TOPIC}.name}`, resource_group_name: "rg", ...hook },
  });
  const byAzapi = (destination: string) => ({
    "azapi_resource.e": {
      ...azapi("Microsoft.OperationalInsights/workspaces/dataExports", {
        destination: { resourceId: destination },
      }),
      parent_id: idOf(LOGS),
    },
  });
  const leaving = (before: Resources, after: Resources) =>
    told(["network-opened"], before, after).filter((line) => !line.includes(`${ST} `));

  test.each<[string, Resources, Resources, string]>([
    ["an export", there, { ...there, ...exported("/st") }, EXPORT],
    ["an export by azapi", there, { ...there, ...byAzapi("/st") }, "azapi_resource.e"],
    [
      "an export to another place",
      { ...there, ...exported("/st") },
      { ...there, ...exported("/su") },
      `${EXPORT} destination_resource_id`,
    ],
    [
      "an export by azapi to another place",
      { ...there, ...byAzapi("/st") },
      { ...there, ...byAzapi("/su") },
      "azapi_resource.e body.properties.destination.resourceId",
    ],
    [
      "a subscription to events",
      there,
      { ...there, [EVENTS]: { name: "e", scope: idOf(ST), ...hook } },
      EVENTS,
    ],
    ["a subscription to a new topic of what was there", there, { ...there, ...ofTopic(idOf(ST)) }, OF_TOPIC],
  ])("%s", (_, before, after, risk) => {
    expect(leaving(before, after)).toEqual([`network-opened ${risk}`]);
  });

  test.each<[string, Resources, Resources]>([
    ["an export into the stack's own storage", there, { ...there, ...exported(idOf(ST)) }],
    ["an export of a workspace that comes with it", {}, { ...logs, ...exported("/st") }],
    [
      "a subscription to events of what comes with it",
      logs,
      { ...there, [EVENTS]: { name: "e", scope: idOf(ST), ...hook } },
    ],
    ["a subscription to a topic of what comes with it", logs, { ...there, ...ofTopic(idOf(ST)) }],
    ["a topic that nobody listens to", there, { ...there, [TOPIC]: ofTopic(idOf(ST))[TOPIC] ?? {} }],
    ["an export that goes", { ...there, ...exported("/st") }, there],
  ])("none: %s", (_, before, after) => {
    expect(leaving(before, after)).toEqual([]);
  });
});
