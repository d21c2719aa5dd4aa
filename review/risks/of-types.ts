import type { GraphResource } from "../../baseline/graph";
import type { ResourceChange } from "../changes";
import type { Gone } from "./goes-with";
import type { Targets } from "./leads-to";

/** Types that mean the same to a risk: a `Kind` of the baseline, or what no rule reads. */
export interface Types {
  readonly azurerm: readonly string[];
  /** Of ARM, without version. */
  readonly arm: readonly string[];
}

/** Whether a resource is of one of the types, by either provider. */
export function isOfTypes(
  { armType, type }: Pick<ResourceChange, "type" | "armType">,
  { arm, azurerm }: Types,
): boolean {
  return azurerm.includes(type) || arm.some((one) => one.toLowerCase() === armType);
}

/**
 * Whether any of the attributes leads to what is new as well, straight or through what is new with it: a
 * gateway lies in a subnet of its own, and that in a network.
 */
export function servesNew(
  resource: GraphResource,
  paths: readonly string[],
  through: readonly string[],
  gone: Gone,
): boolean {
  const targets = paths.map((path) => resource.targets(path)).filter(({ state }) => state === "known");
  return targets.some((one) => gone.isCreated(one) && isNewToTheEnd(one, through, gone));
}

/** What is in the middle may be new while what it belongs to was there. */
function isNewToTheEnd(
  targets: Targets,
  through: readonly string[],
  gone: Gone,
  passed: ReadonlySet<GraphResource> = new Set(),
): boolean {
  const resources = (targets.state === "known" ? targets.value : []).flatMap((one) =>
    one.kind === "resource" && !passed.has(one.resource) ? [one.resource] : [],
  );
  return resources.every((resource) => {
    const next = through.map((path) => resource.targets(path)).filter(({ state }) => state === "known");
    const here = new Set([...passed, resource]);
    return (
      next.length === 0 || next.some((one) => gone.isCreated(one) && isNewToTheEnd(one, through, gone, here))
    );
  });
}
