import { kind } from "./subject";

/** What passes on the events of an Azure resource. */
export const SYSTEM_TOPIC = kind(
  { azurerm: ["azurerm_eventgrid_system_topic"], arm: ["Microsoft.EventGrid/systemTopics"] },
  (facts) => ({
    source: facts.targets({
      azurerm: ["source_resource_id", "source_arm_resource_id"],
      body: "properties.source",
    }),
  }),
);
