import { type LabelLine, labelOf } from "./label";
import {
  type Arrow,
  type ArrowKind,
  allBoxes,
  allFrames,
  type Box,
  type Frame,
  type Picture,
} from "./picture";

/** Graphviz knows the widths of this font's letters by heart, so that every machine lays out the same. */
const FONT = "Arial";

/** Points; the smallest text is legible where the picture is as wide as a page. */
export const SIZES: Readonly<Record<LabelLine["style"], number>> = {
  change: 12,
  noun: 12,
  title: 13,
  line: 12,
};

/** Size of what stands at arrows. */
const ARROW_SIZE = 12;

/** The picture in Graphviz's language, for layout only: colours come later. */
export function dotOf(picture: Picture): string {
  const { boxes, frames, arrows } = picture;
  return [
    "digraph {",
    `graph [compound=true, rankdir=LR, nodesep=0.24, ranksep="0.55", fontname="${FONT}", margin=0, pad=0, remincross=true];`,
    `node [shape=box, fontname="${FONT}", margin="0.13,0.09", height=0.3];`,
    `edge [fontname="${FONT}", fontsize=${ARROW_SIZE}];`,
    ...boxes.map(boxDot),
    ...frames.flatMap(frameDot),
    ...arrows.flatMap((arrow, index) => arrowDot(arrow, `a${index}`, picture)),
    "}",
  ].join("\n");
}

function boxDot(box: Box): string {
  return `${box.id} [label=<${labelDot(box)}>];`;
}

function frameDot(frame: Frame): string[] {
  return [
    `subgraph cluster_${frame.id} {`,
    `graph [label=<${labelDot(frame)}>, labeljust=l, margin=14];`,
    ...frame.boxes.map(boxDot),
    // Graphviz leaves out what has nothing in it
    ...(allBoxes(frame).length === 0
      ? [`${anchorOf(frame)} [style=invis, label="", width=0.6, height=0.1];`]
      : []),
    ...frame.frames.flatMap(frameDot),
    "}",
  ];
}

function labelDot(box: Box): string {
  return labelOf(box)
    .map(({ style, text }) => {
      const escaped = escapeDot(text);
      const inner = style === "title" || style === "change" ? `<b>${escaped}</b>` : escaped;
      return `<font point-size="${SIZES[style]}">${inner}</font><br align="left"/>`;
    })
    .join("");
}

/** How an arrow moves what it joins: what logs stays where it is, and the Internet is at the far end. */
const PULL: Readonly<Record<ArrowKind, readonly string[]>> = {
  private: [],
  identity: ["weight=3"],
  rights: [],
  uses: [],
  logs: ["constraint=false"],
  egress: [],
  ingress: [],
};

/** The node that an arrow to a frame is fastened to. */
function anchorOf(frame: Frame): string {
  return `${frame.id}_anchor`;
}

function arrowDot(arrow: Arrow, id: string, picture: Picture): string[] {
  const all = allFrames(picture.frames);
  const end = (key: string, side: "ltail" | "lhead") => {
    const frame = all.find((one) => one.id === key);
    const inFrame = frame === undefined ? [] : allBoxes(frame);
    const middle = inFrame[Math.floor(inFrame.length / 2)];
    const node = frame === undefined ? key : (middle?.id ?? anchorOf(frame));
    return { node, attribute: frame === undefined ? "" : `${side}="cluster_${key}"` };
  };
  const isBack = leadsBack(arrow, picture);
  const [first, second] = isBack ? [arrow.to, arrow.from] : [arrow.from, arrow.to];
  const [tail, head] = [end(first, "ltail"), end(second, "lhead")];
  const attributes = [
    `id="${id}"`,
    arrow.label === "" ? "" : `label=<${escapeDot(arrow.label)}>`,
    tail.attribute,
    head.attribute,
    isBack ? "dir=back" : "",
    ...PULL[arrow.kind],
  ].filter(Boolean);
  return tail.node === head.node ? [] : [`${tail.node} -> ${head.node} [${attributes.join(", ")}];`];
}

/** The order from left to right: who comes from outside, the workspace, identities and networks, data. */
function leadsBack({ kind, to }: Arrow, picture: Picture): boolean {
  const target = [...allBoxes(picture), ...allFrames(picture.frames)].find(({ id }) => id === to);
  return kind === "egress" || (kind === "private" && target?.area === "workspace");
}

/** Text for a label that Graphviz reads as HTML. */
function escapeDot(text: string): string {
  return text.replace(/\p{Cc}/gu, " ").replace(/[&<>"'[\]]/g, (character) => `&#${character.charCodeAt(0)};`);
}
