import { block, elements } from "../block-rows";
import type { Domain } from "../domain";
import { ALERTED } from "./alert-breaks";

/** Events of a vault after which somebody has to do something; the others only say that it is too late. */
const IN_TIME = ["Microsoft.KeyVault.KeyNearExpiry", "Microsoft.KeyVault.SecretNearExpiry"];

/** What Event Grid tells an action group of. */
export const EVENT_ALERT: Domain = {
  type: "Microsoft.EventGrid/systemTopics/eventSubscriptions",
  rows: [
    block("body.properties.destination.properties.actionGroups", {
      breaks: ALERTED,
      when: ({ stack }) => stack.isProduction,
    }),
    elements("body.properties.filter.includedEventTypes", {
      breaks: ALERTED,
      when: ({ stack }) => stack.isProduction,
      only: (event) => IN_TIME.includes(String(event)),
    }),
  ],
};
