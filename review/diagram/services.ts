import { withoutPatches } from "../../baseline/azure/joins/patches";
import { drawAlike } from "./alike";
import { areaFrame, groupFrame } from "./groups";
import { nameOf } from "./names";
import { subnetFrame } from "./networks";
import { SHOWN_KINDS } from "./shown-kinds";
import type { Sides } from "./sides";
import type { Sketch } from "./sketch";
import { targetFrom } from "./targets";

/** Boxes of what has one whatever it is joined with. */
export function drawServices(sketch: Sketch, sides: Sides): void {
  for (const { kind, ...words } of SHOWN_KINDS) {
    const things = withoutPatches(sides.all(kind)).map(({ resource, name, says }) => ({
      address: resource.address,
      title: nameOf({ resource, name }),
      inside:
        subnetFrame(targetFrom(resource, resource.targets("ip_configuration.subnet_id")), sketch) ??
        areaFrame(words.area, groupFrame(resource, sketch, sides), sketch),
      says,
    }));
    drawAlike(things, words, sketch);
  }
}
