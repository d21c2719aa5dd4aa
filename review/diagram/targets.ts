import type { GraphResource, Target, Value } from "../../baseline/graph";

type Targets = Value<readonly Target<GraphResource>[]>;

/**
 * What an attribute of a resource points at. Before the first apply it may be any instance of a block:
 * then it is taken for the one with the same key as the resource, as `each.key` makes it, or for none.
 */
export function targetsFrom(resource: GraphResource, targets: Targets): readonly Target<GraphResource>[] {
  const all = targets.state === "known" ? targets.value : [];
  const key = keyOf(resource);
  return all.filter(
    (target) =>
      target.kind === "external" || !target.oneOf || (key !== undefined && keyOf(target.resource) === key),
  );
}

/** The first that an attribute points at. */
export function targetFrom(resource: GraphResource, targets: Targets): Target<GraphResource> | undefined {
  return targetsFrom(resource, targets)[0];
}

/** The addresses of the input that an attribute points at. */
export function addressesFrom(resource: GraphResource, targets: Targets): readonly string[] {
  return targetsFrom(resource, targets).flatMap((target) =>
    target.kind === "resource" ? [target.resource.address] : [],
  );
}

function keyOf({ address }: GraphResource): string | undefined {
  return /\[("(?:[^"\\]|\\.)*"|\d+)\]$/.exec(address)?.[1];
}
