import { allBoxes, allFrames, type Box, type Picture } from "../../../review/diagram/picture";

/** Every box and frame of a picture. */
export function places(picture: Picture): readonly Box[] {
  return [...allBoxes(picture), ...allFrames(picture.frames)];
}

/** The one place with this title. */
export function place(picture: Picture, title: string): Box {
  const [found, ...more] = places(picture).filter((one) => one.title === title);
  if (found === undefined || more.length > 0) {
    throw new Error(`${title} is there ${found === undefined ? "not at all" : "several times"}`);
  }
  return found;
}

/** Arrows by their titles, e.g. `training identity id-training`, with what happens to them. */
export function arrows(picture: Picture): string[] {
  const titles = new Map(places(picture).map(({ id, title }) => [id, title]));
  return picture.arrows.map(({ kind, from, to, change }) =>
    [titles.get(from), kind, titles.get(to), ...(change === undefined ? [] : [`(${change})`])].join(" "),
  );
}

/** Frames and boxes as an outline, by titles. */
export function outline({ boxes, frames }: Pick<Picture, "boxes" | "frames">, depth = 0): string[] {
  const indent = "  ".repeat(depth);
  return [
    ...boxes.map(({ title }) => `${indent}${title}`),
    ...frames.flatMap((frame) => [`${indent}[${frame.title}]`, ...outline(frame, depth + 1)]),
  ];
}
