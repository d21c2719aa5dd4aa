import type { Value } from "../graph";
import { readEach } from "./blocks-read";
import type { Fact } from "./fact";
import { kind } from "./subject";

interface Spelling {
  readonly azurerm: string;
  readonly body: string;
}

/** The ways in which a group tells somebody, by the block of azurerm and the list in a body, and by what it reaches them. */
const RECEIVERS: readonly (readonly [azurerm: string, body: string, by?: Spelling])[] = [
  ["arm_role_receiver", "armRoleReceivers"],
  ["automation_runbook_receiver", "automationRunbookReceivers"],
  ["azure_app_push_receiver", "azureAppPushReceivers"],
  ["azure_function_receiver", "azureFunctionReceivers"],
  ["email_receiver", "emailReceivers", { azurerm: "email_address", body: "emailAddress" }],
  ["event_hub_receiver", "eventHubReceivers"],
  ["itsm_receiver", "itsmReceivers"],
  ["logic_app_receiver", "logicAppReceivers"],
  ["sms_receiver", "smsReceivers"],
  ["voice_receiver", "voiceReceivers"],
  ["webhook_receiver", "webhookReceivers"],
];

const NAME: Spelling = { azurerm: "name", body: "name" };

/** Who is told of alerts. */
export const ACTION_GROUP = kind(
  { azurerm: ["azurerm_monitor_action_group"], arm: ["Microsoft.Insights/actionGroups"] },
  (facts) => ({
    enabled: facts.flag({ azurerm: "enabled", body: "properties.enabled", whenAbsent: true }),
    /** The addresses or else the names of receivers, one entry a kind of them. */
    receivers: RECEIVERS.map(
      ([azurerm, body, by = NAME]): Value<readonly Fact<string>[]> =>
        readEach(facts.blocks({ azurerm, body: `properties.${body}` }), (block) => block.text(by)),
    ),
  }),
);
