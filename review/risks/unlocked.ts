import { knownValue, MANAGEMENT_LOCK, type SubjectOf } from "../../baseline/azure";
import { onlyTarget } from "../../baseline/azure/joins/address";
import type { GraphResource, Target } from "../../baseline/graph";
import type { ResourceChange } from "../changes";
import type { RiskContext } from "./context";
import type { Gone } from "./goes-with";
import { lockHoldsFor } from "./lock-cover";
import { type Risk, withoutRules } from "./risk";
import { attributesAt, isOf, type RiskWords } from "./weaker-fact";

type Lock = SubjectOf<typeof MANAGEMENT_LOCK>;

const DELETABLE: RiskWords = {
  what: "what it locks can be deleted again",
  why: "A wrong command, or a wrong hand in the portal, deletes data at once.",
  fix: "Keep the lock; switch it off only for the day of a planned deletion.",
  severity: "high",
  recommendations: ["reliability/recovery-strategy-for-dependencies"],
};

const CHANGEABLE: RiskWords = {
  ...DELETABLE,
  what: "what it locks can be changed again, though not deleted",
  why: "Against changes it is kept by ReadOnly only.",
  fix: "Keep ReadOnly, unless a service has to write there by itself.",
  severity: "low",
};

/** What says whether a lock is there, on what, and what it forbids. */
const TOLD = ["scope", "parent_id", "lock_level", "body.properties.level", "count", "for_each"];

/**
 * A lock that goes, or that keeps something else or less than before, where no other one keeps what it kept:
 * a lock on the same, on what is around it, on its resource group or its subscription.
 */
export function unlocked(change: ResourceChange, context: RiskContext, gone: Gone): Risk[] {
  const { after, before } = change;
  if (!isOf(change, MANAGEMENT_LOCK)) {
    return [];
  }
  const attributes = attributesAt(change, ...TOLD);
  const isTaken = gone.isTaken(change);
  if (!isTaken && (before === undefined || after === undefined || attributes.length === 0)) {
    return [];
  }
  const lock = before && MANAGEMENT_LOCK.read(before);
  if (lock !== undefined && gone.isDestroyed(lock.scope)) {
    return [];
  }
  const place = lock && onlyTarget(lock.scope);
  if (lock === undefined || place === undefined) {
    return isTaken ? [withoutRules("protection-removed", change, DELETABLE)] : [];
  }
  const left = (context.head?.all(MANAGEMENT_LOCK) ?? []).filter(
    ({ resource }) => !isTaken || resource.address !== change.address,
  );
  const lost = lostOf(lock, placeInHead(place, context, gone), left, context);
  return lost === undefined
    ? []
    : [
        {
          ...withoutRules("protection-removed", change, lost.words),
          certainty: lost.isCertain ? "certain" : "possible",
          attributes,
        },
      ];
}

/** What a lock kept and those that are left don't. */
function lostOf(
  { level, resource }: Lock,
  place: Target<GraphResource>,
  left: readonly Lock[],
  { head }: RiskContext,
): { readonly words: RiskWords; readonly isCertain: boolean } | undefined {
  const holding = left.filter((one) => {
    const target = onlyTarget(one.scope);
    return target !== undefined && head !== undefined && lockHoldsFor(target, place, head);
  });
  const there = holding.filter(
    (one) => one.resource.existence === "certain" || resource.existence === "possible",
  );
  if (there.length === 0) {
    const mayHold = holding.length > 0 || left.some(({ scope }) => scope.state === "unknown");
    return { words: DELETABLE, isCertain: !mayHold };
  }
  if (!isReadOnly(level) || there.some((one) => isReadOnly(one.level))) {
    return undefined;
  }
  return { words: CHANGEABLE, isCertain: there.every((one) => one.level.state !== "unknown") };
}

function isReadOnly(level: Lock["level"]): boolean {
  return knownValue(level)?.toLowerCase() === "readonly";
}

function placeInHead(place: Target<GraphResource>, { head }: RiskContext, gone: Gone): Target<GraphResource> {
  const resource =
    place.kind === "resource" ? head?.graph.find(gone.newAddress(place.resource.address)) : undefined;
  return place.kind === "resource" && resource !== undefined ? { ...place, resource } : place;
}
