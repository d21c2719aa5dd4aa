import { type ArmError, badRequest } from "../arm/arm-error";
import { at, isObject, type JsonObject, objectAt, sameText, textAt } from "../arm/json";
import { parseId } from "../arm/resource-id";
import type { ArmResource } from "../arm/resource-store";
import type { Cloud } from "../cloud";
import { completeIdentity } from "./identities";
import type { ResourceType, Write } from "./resource-type";

const TOPIC = "Microsoft.EventGrid/systemTopics";

/** What one resource of Azure tells; each has one such topic at most. */
const systemTopic: ResourceType = {
  type: TOPIC,
  tracked: true,
  immutable: ["properties.source", "properties.topicType"],
  unchangeable: (property) =>
    badRequest("InvalidRequest", `System topic ${property.split(".").at(-1)} cannot be modified.`),
  check: ({ id, resource }, cloud) => {
    const source = textAt(resource, "properties", "source") ?? "";
    const there = cloud.store.get(source);
    if (there === undefined && parseId(source)?.subscription === id.subscription) {
      throw badRequest("InvalidRequest", `The source '${source}' of '${id.name}' could not be found.`);
    }
    const type = textAt(resource, "properties", "topicType") ?? "";
    if (there !== undefined && !sameText(type, there.type.replace("/", "."))) {
      throw badRequest(
        "InvalidRequest",
        `The topic type '${type}' of '${id.name}' is not that of '${source}'.`,
      );
    }
    if (there !== undefined && !sameText(textAt(there, "location"), textAt(resource, "location"))) {
      throw badRequest(
        "InvalidRequest",
        `The system topic '${id.name}' must lie where '${source}' does, in ${textAt(there, "location")}.`,
      );
    }
    const other = cloud.store
      .ofType(TOPIC)
      .find(
        (each) => each.id.toLowerCase() !== id.key && sameText(textAt(each, "properties", "source"), source),
      );
    if (other !== undefined) {
      throw badRequest(
        "InvalidRequest",
        `There is an existing tracked system topic for the given source ${source}. Only one system topic is allowed per source.`,
      );
    }
    completeIdentity(resource, cloud);
  },
};

/** Where some of a topic's events go, as whom, after which filter. */
const eventSubscription: ResourceType = {
  type: `${TOPIC}/eventSubscriptions`,
  check: (write, cloud) => {
    const delivery = objectAt(write.resource, "properties", "deliveryWithResourceIdentity");
    const destination = destinationOf(write.resource);
    const kind = textAt(destination, "endpointType");
    const topic = cloud.store.get(write.id.parent);
    if (kind === undefined) {
      throw refused(write, "names no destination");
    }
    if (sameText(kind, "MonitorAlert") && !sameText(textAt(topic, "properties", "topicType"), KEY_VAULTS)) {
      throw refused(write, `names MonitorAlert, a destination of ${KEY_VAULTS} only`);
    }
    if (isObject(delivery.destination)) {
      mustAct(write, textAt(delivery, "identity", "type") ?? "", topic);
    }
    mustBeThere(write, destination, cloud);
  },
  complete: ({ resource, id }) => {
    const { filter, labels, retryPolicy } = resource.properties;
    Object.assign(resource.properties, {
      topic: id.parent,
      // azurerm takes a filter without them for one that is set
      filter: { subjectBeginsWith: "", subjectEndsWith: "", ...withoutNull(filter) },
      labels: labels ?? [],
      retryPolicy: { eventTimeToLiveInMinutes: 1440, maxDeliveryAttempts: 30, ...withoutNull(retryPolicy) },
    });
  },
  actions: { getfullurl: (subscription) => ({ status: 200, body: { endpointUrl: urlOf(subscription) } }) },
};

function withoutNull(object: unknown): JsonObject {
  return isObject(object)
    ? Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null))
    : {};
}

/** Only a webhook has an address that Azure doesn't show otherwise. */
function urlOf(subscription: ArmResource): string {
  const destination = destinationOf(subscription);
  const url = textAt(destination, "properties", "endpointUrl");
  if (url === undefined) {
    throw badRequest(
      "InvalidRequest",
      `Destination type of the event subscription ${subscription.name} is ${textAt(destination, "endpointType")} which doesn't support full URL. Only webhook destination type supports full URL.`,
    );
  }
  return url;
}

/** It stands below the identity that delivers, where one does. */
function destinationOf({ properties }: ArmResource): unknown {
  return at(properties, "deliveryWithResourceIdentity", "destination") ?? at(properties, "destination");
}

const KEY_VAULTS = "Microsoft.KeyVault.vaults";

/** Who delivers must be an identity of the topic. */
function mustAct(write: Write, type: string, topic: ArmResource | undefined): void {
  const ofTopic = textAt(topic, "identity", "type") ?? "None";
  if (type === "" || !ofTopic.toLowerCase().includes(type.toLowerCase())) {
    throw refused(write, `delivers as ${type || "nobody"}, and its topic has the identity ${ofTopic}`);
  }
}

/** What lies in another subscription can't be known. */
function mustBeThere(write: Write, destination: unknown, cloud: Cloud): void {
  const resource = textAt(destination, "properties", "resourceId");
  if (resource === undefined || parseId(resource)?.subscription !== write.id.subscription) {
    return;
  }
  const queue = textAt(destination, "properties", "queueName");
  const target = queue === undefined ? resource : `${resource}/queueServices/default/queues/${queue}`;
  if (cloud.store.get(target) === undefined) {
    throw refused(write, `delivers to '${target}', which could not be found`);
  }
}

function refused({ id }: Write, why: string): ArmError {
  return badRequest("InvalidRequest", `The event subscription '${id.name}' ${why}.`);
}

/** Microsoft.EventGrid: what resources tell, and where it goes. */
export const eventGridTypes: readonly ResourceType[] = [systemTopic, eventSubscription];
