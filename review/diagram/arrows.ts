import { groupedBy } from "../../baseline/azure/joins/once";
import type { MarkedArrow } from "./arrow-changes";
import type { Sketch } from "./sketch";

/** As few arrows as say the same: those to all boxes of a frame are one to the frame. */
export function joinedArrows(arrows: readonly MarkedArrow[], sketch: Sketch): readonly MarkedArrow[] {
  const rights = arrows.filter(({ kind }) => kind === "rights");
  const others = arrows.filter(({ kind }) => kind !== "rights");
  return [...alike(lifted(alike(others), sketch)), ...joinedRights(rights, sketch)].filter(
    ({ from, to }) => !isInside(from, to, sketch) && !isInside(to, from, sketch),
  );
}

/** One for each kind between the same two. */
function alike(arrows: readonly MarkedArrow[]): MarkedArrow[] {
  const groups = groupedBy(arrows, ({ kind, from, to }) => [[kind, from, to].join("\n")]);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const addresses = [...new Set(group.flatMap((arrow) => arrow.addresses))];
    return first === undefined
      ? []
      : [{ ...first, addresses, states: group.flatMap(({ states }) => states) }];
  });
}

function lifted(arrows: readonly MarkedArrow[], sketch: Sketch): MarkedArrow[] {
  const targets = groupedBy(arrows, ({ kind, from }) => [`${kind}\n${from}`]);
  const boxes = groupedBy(sketch.drawn.values(), ({ inside, isFrame }) =>
    inside === undefined || isFrame ? [] : [inside],
  );
  return arrows.map((arrow) => {
    const frame = areaFrameOf(arrow.to, sketch);
    const inFrame = (frame === undefined ? undefined : boxes.get(frame)) ?? [];
    const reached = new Set(targets.get(`${arrow.kind}\n${arrow.from}`)?.map(({ to }) => to));
    const isAll = inFrame.length > 1 && inFrame.every(({ key }) => reached.has(key));
    return frame !== undefined && isAll ? { ...arrow, to: frame } : arrow;
  });
}

/** Roles are told in the boxes: between frames there is one arrow with their number. */
function joinedRights(arrows: readonly MarkedArrow[], sketch: Sketch): MarkedArrow[] {
  const between = arrows.map((arrow) => ({
    ...arrow,
    from: areaFrameOf(arrow.from, sketch) ?? arrow.from,
    to: areaFrameOf(arrow.to, sketch) ?? arrow.to,
  }));
  const leadsTo = (to: string) => sketch.drawn.get(to)?.area;
  const all = alike(between).filter(({ from, to }) => from !== to);
  // who comes from outside works with the workspace, and the rest is told in the box
  const isOutside = (from: string) => sketch.drawn.get(from)?.isFrame !== true;
  const atWorkspace = new Set(
    all.flatMap(({ from, to }) => (leadsTo(to) === "workspace" && isOutside(from) ? [from] : [])),
  );
  return all.filter(
    ({ from, to }) => leadsTo(to) === "workspace" || (leadsTo(to) === "data" && !atWorkspace.has(from)),
  );
}

function areaFrameOf(key: string, sketch: Sketch): string | undefined {
  const inside = sketch.drawn.get(key)?.inside;
  return inside !== undefined && /\/(identity|data|monitoring)$/.test(inside) ? inside : undefined;
}

function isInside(key: string, frame: string, sketch: Sketch): boolean {
  const around = sketch.drawn.get(key)?.inside;
  return around !== undefined && (around === frame || isInside(around, frame, sketch));
}
