import type { GraphResource } from "../../graph";
import type { AzureEstate } from "../estate";
import { EVENT_SUBSCRIPTION } from "../event-subscription";

const OF_MACHINE_LEARNING = /^Microsoft\.MachineLearningServices\./i;

/** Subscriptions to events of workspaces: of runs, among which are those of monitors. */
export function workspaceEvents(estate: AzureEstate): readonly GraphResource[] {
  return estate
    .all(EVENT_SUBSCRIPTION)
    .filter(
      ({ eventTypes }) =>
        eventTypes.state === "known" && eventTypes.value.some((type) => OF_MACHINE_LEARNING.test(type)),
    )
    .map(({ resource }) => resource);
}
