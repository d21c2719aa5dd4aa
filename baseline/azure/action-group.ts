import type { Value } from "../graph";
import { readEach } from "./blocks-read";
import type { Fact } from "./fact";
import { kind } from "./subject";

/** The ways in which a group tells somebody, by the block of azurerm and the list in a body. */
const RECEIVERS: readonly (readonly [azurerm: string, body: string])[] = [
  ["arm_role_receiver", "armRoleReceivers"],
  ["automation_runbook_receiver", "automationRunbookReceivers"],
  ["azure_app_push_receiver", "azureAppPushReceivers"],
  ["azure_function_receiver", "azureFunctionReceivers"],
  ["email_receiver", "emailReceivers"],
  ["event_hub_receiver", "eventHubReceivers"],
  ["itsm_receiver", "itsmReceivers"],
  ["logic_app_receiver", "logicAppReceivers"],
  ["sms_receiver", "smsReceivers"],
  ["voice_receiver", "voiceReceivers"],
  ["webhook_receiver", "webhookReceivers"],
];

/** Who is told of alerts. */
export const ACTION_GROUP = kind(
  { azurerm: ["azurerm_monitor_action_group"], arm: ["Microsoft.Insights/actionGroups"] },
  (facts) => ({
    enabled: facts.flag({ azurerm: "enabled", body: "properties.enabled", whenAbsent: true }),
    /** The names of receivers, one entry a kind of them. */
    receivers: RECEIVERS.map(
      ([azurerm, body]): Value<readonly Fact<string>[]> =>
        readEach(facts.blocks({ azurerm, body: `properties.${body}` }), (block) =>
          block.text({ azurerm: "name", body: "name" }),
        ),
    ),
  }),
);
