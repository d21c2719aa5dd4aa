import type { GraphResource, Target } from "../../graph";
import type { AzureEstate } from "../estate";
import { allOf, anyOf, holds, type Truth } from "../fact";
import { MANAGEMENT_LOCK, type ManagementLock } from "../management-lock";
import { oncePerEstate } from "./once";
import { groupNameIn, resourceGroupOf } from "./resource-group-of";

/** What is locked, found once for all resources. */
interface Locked {
  /** Resources, resource groups among them. */
  readonly resources: Map<GraphResource, Truth>;
  /** Names of resource groups that aren't in the input, in lower case. */
  readonly groups: Map<string, Truth>;
  /** All of it: by a lock on the subscription, or perhaps by one of which the input doesn't tell where it is. */
  all: Truth;
}

const lockedOf = oncePerEstate((estate) => collect(estate.all(MANAGEMENT_LOCK)));
const SUBSCRIPTION = /^\/subscriptions\/[^/]+\/?$/i;

/** Whether a lock on a resource, its group or its subscription keeps it from being deleted. */
export function isLocked(resource: GraphResource, estate: AzureEstate): Truth {
  const locked = lockedOf(estate);
  const group = resourceGroupOf(resource, estate);
  const places = [resource, ...(group.resource === undefined ? [] : [group.resource])];
  return anyOf([
    ...places.map((place) => locked.resources.get(place) ?? "no"),
    locked.groups.get(group.name ?? "") ?? "no",
    locked.all,
  ]);
}

function collect(locks: readonly ManagementLock[]): Locked {
  const locked: Locked = { resources: new Map(), groups: new Map(), all: "no" };
  for (const lock of locks) {
    const { scope } = lock;
    const targets = scope.state === "known" ? scope.value : [];
    // a lock has one scope: of several it is one, and which isn't told
    const truth = allOf([strength(lock), targets.length === 1 ? "yes" : "unknown"]);
    if (scope.state === "unknown") {
      locked.all = anyOf([locked.all, truth]);
    }
    for (const target of targets) {
      note(locked, target, truth);
    }
  }
  return locked;
}

/** A lock that may not be there, or of a level that can't be told, is no yes. */
function strength({ level, resource }: ManagementLock): Truth {
  return allOf([
    resource.existence === "certain" ? "yes" : "unknown",
    holds(level, (value) => /^(CanNotDelete|ReadOnly)$/i.test(value)),
  ]);
}

/** A lock on a part of a resource keeps that part only, so it counts for nothing here. */
function note(locked: Locked, target: Target<GraphResource>, truth: Truth): void {
  if (isSubscription(target)) {
    locked.all = anyOf([locked.all, truth]);
  } else if (target.kind === "external") {
    add(locked.groups, groupNameIn(target.id), truth);
  } else if ((target.suffix ?? "") === "") {
    add(locked.resources, target.resource, truth);
  }
}

function isSubscription(target: Target<GraphResource>): boolean {
  return target.kind === "external"
    ? SUBSCRIPTION.test(target.id)
    : target.resource.type === "azurerm_subscription";
}

function add<Key>(map: Map<Key, Truth>, key: Key | undefined, truth: Truth): void {
  if (key !== undefined) {
    map.set(key, anyOf([map.get(key) ?? "no", truth]));
  }
}
