import { COMPUTE, PRIVATE_ENDPOINT, WORKSPACE } from "../../baseline/azure";
import { withoutPatches } from "../../baseline/azure/joins/patches";
import type { References } from "../../baseline/azure/joins/references";
import type { GraphResource } from "../../baseline/graph";
import type { ArrowKind } from "./picture";
import type { Sides } from "./sides";
import type { Sketch } from "./sketch";
import { addressesFrom } from "./targets";

/** Arrows between what is drawn: what works as which identity, keeps its data where, is reached how. */
export function drawUses(sketch: Sketch, sides: Sides): void {
  for (const { resource, target } of sides.all(PRIVATE_ENDPOINT)) {
    point("private", resource, target, sketch);
  }
  for (const workspace of sides.each((estate) => withoutPatches(estate.all(WORKSPACE)))) {
    const { resource, identities, storage, vault, registry, insights } = workspace;
    point("identity", resource, identities, sketch);
    for (const target of [storage, vault, registry]) {
      point("uses", resource, target, sketch);
    }
    point("logs", resource, insights, sketch);
  }
  for (const { resource, identities } of sides.all(COMPUTE)) {
    point("identity", resource, identities, sketch);
  }
}

function point(kind: ArrowKind, from: GraphResource, targets: References, sketch: Sketch): void {
  const { address } = from;
  for (const target of addressesFrom(from, targets)) {
    sketch.arrow({
      kind,
      from: sketch.homeOf(address),
      to: sketch.homeOf(target),
      addresses: [address],
    });
  }
}
