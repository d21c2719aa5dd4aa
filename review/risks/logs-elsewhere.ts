import { APPLICATION_INSIGHTS } from "../../baseline/azure";
import { DIAGNOSTIC_SETTING } from "../../baseline/azure/diagnostic-setting";
import type { Detector } from "./detectors";
import { Gone } from "./goes-with";
import { References, rerouted } from "./leads-to";
import { isOfTypes, type Types } from "./of-types";
import { type Risk, withoutRules } from "./risk";
import type { RiskWords } from "./weaker-fact";

const SENT_ELSEWHERE: RiskWords = {
  what: "what it writes down goes somewhere else",
  why: "Who watches the place of before sees nothing more, and others may read what is written.",
  fix: "Make sure whose place it is, who reads there, and for how long it is kept.",
  severity: "medium",
  recommendations: ["operations/collect-resource-logs"],
};

/** What sends logs or telemetry, and the attributes that say where to. */
interface Sender extends Types {
  readonly destinations: RegExp;
}

const SENDERS: readonly Sender[] = [
  {
    azurerm: DIAGNOSTIC_SETTING.azurerm,
    arm: DIAGNOSTIC_SETTING.arm,
    destinations:
      /^(log_analytics_workspace_id|storage_account_id|eventhub_(authorization_rule_id|name)|partner_solution_id|body\.properties\.(workspaceId|storageAccountId|eventHubAuthorizationRuleId|eventHubName|marketplacePartnerId))$/i,
  },
  {
    azurerm: APPLICATION_INSIGHTS.azurerm,
    arm: APPLICATION_INSIGHTS.arm,
    destinations: /^(workspace_id|body\.properties\.WorkspaceResourceId)$/i,
  },
  {
    azurerm: ["azurerm_network_watcher_flow_log"],
    arm: ["Microsoft.Network/networkWatchers/flowLogs"],
    destinations: /(^|\.)(storage_account_id|storageId|workspace_resource_id|workspaceResourceId)$/,
  },
  {
    azurerm: ["azurerm_monitor_data_collection_rule"],
    arm: ["Microsoft.Insights/dataCollectionRules"],
    destinations:
      /(^|\.)destinations\b.*\.(workspace_resource_id|workspaceResourceId|event_hub_id|eventHubResourceId|storage_account_id|storageAccountResourceId)$/,
  },
];

/** Logs and telemetry that go to another workspace, account or event hub than before, or to one less. */
export const logsElsewhere: Detector = (context) => {
  const references = new References(context, new Gone(context));
  return context.changes.flatMap((change): Risk[] => {
    const sender = SENDERS.find((one) => isOfTypes(change, one));
    const found = sender === undefined ? [] : rerouted(change, sender.destinations, references);
    return found.length === 0
      ? []
      : [
          {
            ...withoutRules("monitoring-lost", change, SENT_ELSEWHERE),
            certainty: found.some(({ leads }) => leads === "elsewhere") ? "certain" : "possible",
            attributes: found.map(({ attribute }) => attribute),
          },
        ];
  });
};
