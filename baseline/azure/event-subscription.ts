import { kind } from "./subject";

/** What gets events of an Azure resource. */
export const EVENT_SUBSCRIPTION = kind(
  {
    azurerm: ["azurerm_eventgrid_event_subscription", "azurerm_eventgrid_system_topic_event_subscription"],
    arm: ["Microsoft.EventGrid/eventSubscriptions", "Microsoft.EventGrid/systemTopics/eventSubscriptions"],
  },
  (facts) => ({
    eventTypes: facts.texts({
      azurerm: "included_event_types",
      body: "properties.filter.includedEventTypes",
    }),
  }),
);
