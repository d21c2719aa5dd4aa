import { type AzureEstate, scopeLevelOf } from "../../baseline/azure";
import { nameOfResource, onlyTarget } from "../../baseline/azure/joins/address";
import { groupNameIn, resourceGroupOf } from "../../baseline/azure/joins/resource-group-of";
import type { GraphResource, Target } from "../../baseline/graph";
import { isIdOf } from "../changes/same-id";

type Place = Target<GraphResource>;

/** Attributes that lead from a part to the whole, whose lock holds for its parts. */
const WHOLES = ["parent_id", "storage_account_id", "key_vault_id", "virtual_network_id"];

/** A part of a part of a part: nothing in Azure lies deeper. */
const DEEPEST = 4;

/**
 * Whether a lock on one place holds for another one of the same input: on the same, on what that is a part
 * of, on its resource group, or on a subscription.
 */
export function lockHoldsFor(lock: Place, place: Place, estate: AzureEstate, depth = 0): boolean {
  const level = scopeLevelOf(lock);
  if (level === "subscription" || isSame(lock, place, estate)) {
    return true;
  }
  if (level === "resource group" && isInGroup(lock, place, estate)) {
    return true;
  }
  return (
    place.kind === "resource" &&
    depth < DEEPEST &&
    WHOLES.map((name) => onlyTarget(place.resource.targets(name))).some(
      (whole) => whole !== undefined && lockHoldsFor(lock, whole, estate, depth + 1),
    )
  );
}

/** The place itself, or one that it is written as a part of. */
function isSame(lock: Place, place: Place, estate: AzureEstate): boolean {
  if (lock.kind === "external" && place.kind === "external") {
    return isBelow(place.id, lock.id.replace(/\/$/, ""));
  }
  if (lock.kind === "resource" && place.kind === "resource") {
    return lock.resource === place.resource && isBelow(place.suffix ?? "", lock.suffix ?? "");
  }
  return lock.kind === "external" && place.kind === "resource"
    ? isIdOf(lock.id, place.resource, estate)
    : lock.kind === "resource" && place.kind === "external" && isIdOf(place.id, lock.resource, estate);
}

function isInGroup(group: Place, place: Place, estate: AzureEstate): boolean {
  const name = group.kind === "external" ? groupNameIn(group.id) : nameOfResource(group.resource);
  if (place.kind === "external") {
    return name !== undefined && /\/resourcegroups\/([^/]+)/i.exec(place.id)?.[1]?.toLowerCase() === name;
  }
  const own = resourceGroupOf(place.resource, estate);
  return (
    (group.kind === "resource" && own.resource === group.resource) ||
    (name !== undefined && own.name === name)
  );
}

function isBelow(inner: string, outer: string): boolean {
  const [one, two] = [inner.toLowerCase(), outer.toLowerCase()];
  return two === "" || one === two || one.startsWith(`${two}/`);
}
