import { drawComputes } from "./computes";
import { drawEgress } from "./egress";
import { finished } from "./finish";
import { drawGroups } from "./groups";
import { drawIngress } from "./internet";
import { drawKeys } from "./keys";
import { drawMonitoring } from "./monitoring";
import { drawNetworks } from "./networks";
import { drawParts } from "./parts";
import type { Picture } from "./picture";
import { drawPrivateAccess } from "./private-access";
import { drawRights } from "./rights";
import { drawServices } from "./services";
import { type DiagramInput, Sides } from "./sides";
import { Sketch } from "./sketch";
import { drawUses } from "./uses";
import { drawWorkspaces } from "./workspaces";

/**
 * The architecture of a stack: every Azure resource of the input is in exactly one box or frame, alone,
 * with others of its kind, or as a part of something.
 */
export function pictureOf(input: DiagramInput): Picture {
  const { before, changes, name } = input;
  const sketch = sketchOf(new Sides(input), changes);
  const isReview = before !== undefined && changes !== undefined;
  return finished(sketch, isReview ? sketchOf(new Sides({ name, graph: before })) : undefined, input);
}

function sketchOf(sides: Sides, changes?: DiagramInput["changes"]): Sketch {
  const sketch = new Sketch(changes);
  drawGroups(sketch, sides);
  drawNetworks(sketch, sides);
  drawPrivateAccess(sketch, sides);
  drawServices(sketch, sides);
  drawWorkspaces(sketch, sides);
  drawComputes(sketch, sides);
  drawEgress(sketch, sides);
  drawRights(sketch, sides);
  drawParts(sketch, sides);
  drawIngress(sketch, sides);
  drawUses(sketch, sides);
  drawMonitoring(sketch, sides);
  drawKeys(sketch, sides);
  return sketch;
}
