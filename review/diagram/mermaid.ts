import { ARROW_WORDS } from "./arrow-words";
import {
  type Arrow,
  type ArrowKind,
  allBoxes,
  allFrames,
  type Box,
  type Frame,
  type Picture,
} from "./picture";

/** Lines of arrows: dotted where nothing flows, thick where the Internet begins or ends. */
const LINES: Readonly<Record<ArrowKind, string>> = {
  private: "-->",
  uses: "-->",
  identity: "-->",
  rights: "-.->",
  logs: "-.->",
  egress: "==>",
  ingress: "==>",
};

/** Fills with lines and text of their own: they are read on white and on black. */
const CLASSES: Readonly<Record<string, string>> = {
  group: "fill:none,stroke:#9aa7b4",
  frame: "fill:none,stroke:#7c8792",
  network: "fill:#e3effa,stroke:#3f7fbf,color:#1b2430",
  identity: "fill:#fdf1d6,stroke:#b9862a,color:#1b2430",
  data: "fill:#e2f3e6,stroke:#3c8f56,color:#1b2430",
  workspace: "fill:#ede7f8,stroke:#7656b5,color:#1b2430",
  compute: "fill:#f6e6f3,stroke:#a4559a,color:#1b2430",
  monitoring: "fill:#dff2f3,stroke:#2f8a92,color:#1b2430",
  other: "fill:#eef0f2,stroke:#7c8792,color:#1b2430",
  outside: "fill:#fde9e4,stroke:#b8573a,color:#1b2430",
  added: "stroke:#11732d,stroke-width:4px",
  changed: "stroke:#b07800,stroke-width:4px",
  removed: "stroke:#b3201b,stroke-width:4px,stroke-dasharray:7 4",
  replaced: "stroke:#8022b8,stroke-width:4px",
};

/** A flowchart for a README or a comment, where Mermaid is drawn; a picture like the SVG with less in it. */
export function mermaidOf(picture: Picture): string {
  const frames = allFrames(picture.frames);
  const classes = new Map<string, string[]>();
  const put = (name: string, id: string) => classes.set(name, [...(classes.get(name) ?? []), id]);
  for (const box of allBoxes(picture)) {
    put(box.area, box.id);
  }
  for (const frame of frames) {
    put(isEmpty(frame) ? frame.area : "frame", frame.id);
  }
  for (const { id, change } of [...allBoxes(picture), ...frames]) {
    if (change !== undefined) {
      put(change, id);
    }
  }
  return [
    "flowchart LR",
    ...picture.boxes.map((box) => boxLine(box, 1)),
    ...picture.frames.flatMap((frame) => frameLines(frame, 1)),
    ...picture.arrows.map(arrowLine),
    ...picture.arrows.flatMap(linkStyle),
    ...Object.entries(CLASSES).flatMap(([name, style]) => {
      const ids = classes.get(name);
      return ids === undefined ? [] : [`  classDef ${name} ${style}`, `  class ${ids.join(",")} ${name}`];
    }),
    "",
  ].join("\n");
}

function boxLine(box: Box, depth: number): string {
  return `${"  ".repeat(depth)}${box.id}["${boxText(box)}"]`;
}

/** Mermaid knows no subgraph with nothing in it. */
function frameLines(frame: Frame, depth: number): string[] {
  const indent = "  ".repeat(depth);
  return isEmpty(frame)
    ? [boxLine(frame, depth)]
    : [
        `${indent}subgraph ${frame.id}["${frameText(frame)}"]`,
        ...frame.boxes.map((box) => boxLine(box, depth + 1)),
        ...frame.frames.flatMap((inner) => frameLines(inner, depth + 1)),
        `${indent}end`,
      ];
}

function isEmpty({ boxes, frames }: Frame): boolean {
  return boxes.length === 0 && frames.length === 0;
}

function arrowLine({ kind, from, to, label }: Arrow): string {
  const words = label === "" ? ARROW_WORDS[kind] : label;
  return `  ${from} ${LINES[kind]}|"${escapeMermaid(words)}"| ${to}`;
}

function linkStyle({ change }: Arrow, index: number): string[] {
  const style = change === undefined ? undefined : CLASSES[change];
  return style === undefined ? [] : [`  linkStyle ${index} ${style}`];
}

/** What it is and its name; what a box stands for that has no name. The rest would make it too high. */
function boxText({ noun, title, lines, change, changeWords }: Box): string {
  return [changeText(change, changeWords), escapeMermaid(noun), `<b>${escapeMermaid(title)}</b>`]
    .concat(noun === "" ? escapeMermaid(lines.join(", ")) : [])
    .filter(Boolean)
    .join("<br/>");
}

/** Mermaid keeps one line free at the head of a subgraph. */
function frameText({ noun, title, change, changeWords }: Frame): string {
  const name = escapeMermaid(`${noun} ${title}`.trim());
  return [name, changeText(change, changeWords)].filter(Boolean).join(" · ");
}

/** Without the sign, which would begin a list, and Mermaid refuses lists. */
function changeText(change: Box["change"], words: string | undefined): string {
  return change === undefined ? "" : escapeMermaid(words === undefined ? change : `${change}: ${words}`);
}

/** Letters, digits and what means nothing to Mermaid, HTML or Markdown stay; the rest is written by its number. */
function escapeMermaid(text: string): string {
  return text
    .replace(/\p{Cc}/gu, " ")
    .replace(/[^\p{L}\p{N} .,:/()·…-]/gu, (character) => `#${character.codePointAt(0)};`);
}
