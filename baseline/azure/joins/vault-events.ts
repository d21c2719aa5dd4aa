import type { GraphResource } from "../../graph";
import type { AzureEstate } from "../estate";
import { EVENT_SUBSCRIPTION, type EventSubscription } from "../event-subscription";
import { allOf, anyOf, holds, type Truth } from "../fact";
import { SYSTEM_TOPIC } from "../system-topic";
import { groupedBy, oncePerEstate } from "./once";
import { withoutPatches } from "./patches";
import { isWritten, resourcesAt } from "./references";

/** Whether somebody gets events of a type of a resource, by a topic or without one. */
export function isListenedTo(resource: GraphResource, eventType: string, estate: AzureEstate): Truth {
  const { astray, bySource } = listeners(estate);
  const heard = (listener: EventSubscription): Truth =>
    allOf([
      listener.resource.existence === "certain" ? "yes" : "unknown",
      // without a list it gets all of them
      listener.eventTypes.state === "absent"
        ? "yes"
        : holds(listener.eventTypes, (all) =>
            all.some((one) => one.toLowerCase() === eventType.toLowerCase()),
          ),
      tells(listener),
    ]);
  return anyOf([
    ...(bySource.get(resource) ?? []).map(heard),
    ...astray.map((listener) => (heard(listener) === "no" ? "no" : "unknown")),
  ]);
}

/** An alert of Event Grid's tells an action group, or nobody. */
function tells({ destination, told }: EventSubscription): Truth {
  return holds(destination, (type) => /^MonitorAlert$/i.test(type)) === "yes" ? isWritten(told) : "yes";
}

const listeners = oncePerEstate((estate) => {
  const all = withoutPatches(estate.all(EVENT_SUBSCRIPTION));
  return {
    bySource: groupedBy(all, (listener) => sourcesOf(listener, estate)),
    astray: all.filter(({ source }) => source.state === "unknown"),
  };
});

function sourcesOf({ source }: EventSubscription, estate: AzureEstate): readonly GraphResource[] {
  return resourcesAt(source).flatMap((resource) => topicSources(estate).get(resource) ?? [resource]);
}

const topicSources = oncePerEstate(
  (estate): ReadonlyMap<GraphResource, readonly GraphResource[]> =>
    new Map(estate.all(SYSTEM_TOPIC).map(({ resource, source }) => [resource, resourcesAt(source)])),
);
