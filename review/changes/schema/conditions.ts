import { isAttributes } from "../../../terraform-json";
import type { ReplacesIf } from "./type-schema";

/** Something was written and isn't any more: there is no way to take it from what exists. */
export const removed: ReplacesIf = (before, after) => isWritten(before) && !isWritten(after);

export const added: ReplacesIf = (before, after) => removed(after, before);

/** It was and is written: what comes or goes with its block is no change of it. */
export const changed: ReplacesIf = (before, after) => isWritten(before) && isWritten(after);

/** On an attribute that a block must have: the block itself comes or goes. */
export const comesOrGoes: ReplacesIf = (before, after) => isWritten(before) !== isWritten(after);

/** As `comesOrGoes`, or it was at a value that is final. */
export function comesGoesOrIs(final: string): ReplacesIf {
  return (before, after) => comesOrGoes(before, after) || before === final;
}

export const turnedOff: ReplacesIf = (before, after) => String(before) === "true" && String(after) !== "true";

/** It can be set where there is none; any other change can't be made in place. */
export const unlessAdded: ReplacesIf = (before, after) => !added(before, after);

/** Azure migrates what is of the kind `old`, and anything to the kind `wanted`. */
export function unlessUpgradedTo(old: string, wanted: string): ReplacesIf {
  return (before, after) => before !== old && after !== wanted;
}

const BY_USE: ReadonlySet<string> = new Set(["pergb2018", "capacityreservation"]);

/**
 * Plan of a log workspace: Azure changes the two that are paid by use into each other. A cluster gives its
 * workspaces a plan of its own, and takes it back.
 */
export const otherPlan: ReplacesIf = (before, after) => {
  const [old, wanted] = [String(before).toLowerCase(), String(after).toLowerCase()];
  return changed(before, after) && old !== "lacluster" && !(BY_USE.has(old) && BY_USE.has(wanted));
};

/** The later the larger; what is in no such order isn't judged. */
export function downgraded(...order: readonly string[]): ReplacesIf {
  return (before, after) => {
    const [old, wanted] = [order.indexOf(String(before)), order.indexOf(String(after))];
    return old >= 0 && wanted >= 0 && wanted < old;
  };
}

const ZONAL: ReadonlySet<string> = new Set(["ZRS", "GZRS", "RAGZRS"]);
const LOCAL: ReadonlySet<string> = new Set(["LRS", "GRS", "RAGRS"]);

/**
 * Redundancy of storage: Azure adds and takes regions in place, but copies in several zones need a new
 * account. Takes ARM's names of SKUs, too, of which `Premium` and `Standard` don't change into another.
 */
export const crossesZones: ReplacesIf = (before, after) => {
  const [old, wanted] = [redundancyOf(before), redundancyOf(after)];
  return (
    old.tier !== wanted.tier ||
    (ZONAL.has(old.copies) && LOCAL.has(wanted.copies)) ||
    (LOCAL.has(old.copies) && ZONAL.has(wanted.copies))
  );
};

/** `Standard_GRS` → Standard, GRS; `GRS` has no tier. */
function redundancyOf(value: unknown): { readonly tier: string; readonly copies: string } {
  const [, tier = "", copies = ""] = /^(?:(Standard|Premium)_)?(\w+)$/i.exec(String(value)) ?? [];
  return { tier: tier.toLowerCase(), copies: copies.toUpperCase() };
}

/** A list loses an item, e.g. a zone: there may be machines in it. */
export const losesItems: ReplacesIf = (before, after) => {
  const left = new Set(Array.isArray(after) ? after.map(String) : []);
  return Array.isArray(before) && before.some((item) => !left.has(String(item)));
};

/** An object, as JSON text, has fewer fields than before. */
export const losesFields: ReplacesIf = (before, after) => fieldsIn(after) < fieldsIn(before);

function fieldsIn(text: unknown): number {
  try {
    const value: unknown = typeof text === "string" ? JSON.parse(text) : text;
    return isAttributes(value) ? Object.keys(value).length : 0;
  } catch {
    return 0;
  }
}

function isWritten(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}
