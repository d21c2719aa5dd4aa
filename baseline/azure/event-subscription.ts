import { besideBody } from "./beside-body";
import { isAzapi } from "./facts";
import { kind, type SubjectOf } from "./subject";

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
    /** What has the events, or the topic that passes them on: azurerm names the topic. */
    source: isAzapi(facts.resource)
      ? besideBody(facts.resource).targets({ body: "parent_id" })
      : facts.targets({ azurerm: ["scope", "system_topic"] }),
    /** `MonitorAlert` where Event Grid makes alerts of events; azurerm doesn't know that way. */
    destination: facts.text({ body: "properties.destination.endpointType" }),
    /** Whom such alerts tell. */
    told: facts.targets({ body: "properties.destination.properties.actionGroups" }),
  }),
);

export type EventSubscription = SubjectOf<typeof EVENT_SUBSCRIPTION>;
