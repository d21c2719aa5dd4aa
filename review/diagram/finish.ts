import { markedArrows } from "./arrow-changes";
import { joinedArrows } from "./arrows";
import { markOf } from "./marks";
import { counted } from "./names";
import type { Arrow, Box, ChangeState, Frame, Picture } from "./picture";
import type { DiagramInput } from "./sides";
import type { Drawn, Sketch } from "./sketch";

/**
 * The picture of a sketch: places nested, ids given, changes counted.
 *
 * @param base the sketch of BASE alone, where there is one
 */
export function finished(sketch: Sketch, base: Sketch | undefined, { name, changes }: DiagramInput): Picture {
  const places = new Set(sketch.drawn.keys());
  const joined = joinedArrows(markedArrows(sketch, base, changes), sketch);
  const all = [...sketch.drawn.values()];
  const ids = new Map(all.map(({ key }, index) => [key, `n${index + 1}`]));
  const boxOf = (drawn: Drawn): Box => {
    const { key, area, noun, plural, title, own, lines, items, isFrame } = drawn;
    const addresses = [...drawn.addresses];
    const stands = isFrame || plural === undefined ? noun : counted(own.size, noun, plural);
    const statesOf = (some: Iterable<string>) => [...some].map((address) => changes?.get(address));
    return {
      id: ids.get(key) ?? "",
      area,
      noun: title === undefined ? "" : noun,
      title: title ?? stands,
      lines: [...lines, [...items].join(", ")].filter(Boolean),
      addresses,
      ...(addresses.length > 0 ? markOf(statesOf(addresses), statesOf(own)) : markOf([outsideState(drawn)])),
    };
  };
  // what no resource is comes and goes with the arrows to it
  const outsideState = ({ key, area }: Drawn): ChangeState | undefined =>
    area !== "outside" || base === undefined || base.drawn.has(key) === places.has(key)
      ? undefined
      : places.has(key)
        ? "added"
        : "removed";
  const inside = (key: string | undefined): Pick<Frame, "boxes" | "frames"> => {
    const children = all.filter((place) => place.inside === key);
    return {
      boxes: children.filter(({ isFrame }) => !isFrame).map(boxOf),
      frames: children
        .filter(({ isFrame }) => isFrame)
        .map((frame) => ({ ...boxOf(frame), ...inside(frame.key) })),
    };
  };
  const arrows = joined.flatMap(({ kind, addresses, states, ...ends }): Arrow[] => {
    const [from, to] = [ids.get(ends.from), ids.get(ends.to)];
    const mark = markOf(states);
    const words = [counted(states.length, "role"), mark.changeWords ?? ""].filter(Boolean).join(": ");
    const label = kind === "rights" ? words : "";
    return from === undefined || to === undefined ? [] : [{ kind, from, to, label, addresses, ...mark }];
  });
  return { name, ...inside(undefined), arrows, showsChanges: changes !== undefined };
}
