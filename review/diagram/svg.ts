import escapeHtml from "escape-html";
import { styleSheet } from "./colours";
import { dotOf, SIZES } from "./dot";
import { labelOf } from "./label";
import { type Layout, layoutOf, type PlacedText, type Point } from "./layout";
import { legendOf } from "./legend";
import { type Arrow, allBoxes, allFrames, type Box, type Picture } from "./picture";

/** Around the picture. */
const MARGIN = 16;

/**
 * Draws a picture: one SVG that needs nothing else, for light and dark, the same bytes for the same
 * picture on every machine.
 */
export async function svgOf(picture: Picture): Promise<string> {
  const layout = await layoutOf(dotOf(picture));
  const legend = legendOf(picture, layout.height + MARGIN, layout.width);
  const [width, height] = [Math.max(layout.width, legend.width), layout.height + MARGIN + legend.height].map(
    (n) => Math.ceil(n + 2 * MARGIN),
  );
  const id = `diagram-${picture.name.replace(/[^A-Za-z0-9]+/g, "-")}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="mlzone-diagram" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-desc">`,
    `<title id="${id}-title">${text(`Architecture of ${picture.name}`)}</title>`,
    `<desc id="${id}-desc">${text(description(picture))}</desc>`,
    `<style>${styleSheet()}</style>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})">`,
    ...allFrames(picture.frames).map((frame) =>
      boxSvg(frame, `cluster_${frame.id}`, "frame", layout, picture),
    ),
    ...picture.arrows.map((arrow, index) => arrowSvg(arrow, `a${index}`, layout)),
    ...allBoxes(picture).map((box) => boxSvg(box, box.id, "box", layout, picture)),
    legend.svg,
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

/** The picture for who can't see it: what is in it, and what happens. */
function description({ boxes, frames, arrows, showsChanges }: Picture): string {
  const all = [...allFrames(frames), ...allBoxes({ boxes, frames })];
  const resources = all.reduce((sum, { addresses }) => sum + addresses.length, 0);
  const changed = all.filter(({ change }) => change !== undefined);
  const what = changed.map(
    ({ noun, title, change, changeWords }) => `${`${noun} ${title}`.trim()}: ${changeWords ?? change}`,
  );
  const changes = !showsChanges
    ? ""
    : what.length === 0
      ? " Nothing changes."
      : ` What changes: ${what.join("; ")}.`;
  return `${resources} resources in ${allBoxes({ boxes, frames }).length} boxes with ${arrows.length} arrows.${changes}`;
}

function boxSvg(
  box: Box,
  name: string,
  role: "box" | "frame",
  layout: Layout,
  { showsChanges }: Picture,
): string {
  const placed = layout.boxes.get(name);
  if (placed === undefined) {
    return "";
  }
  const { texts } = placed;
  // Graphviz lets frames touch
  const inset = role === "frame" ? 2 : 0;
  const [x, y] = [placed.x + inset, placed.y + inset];
  const [width, height] = [placed.width - 2 * inset, placed.height - 2 * inset];
  const state = box.change ?? (showsChanges ? "quiet" : "");
  const lines = labelOf(box);
  return [
    `<g class="${[role, box.area, state].filter(Boolean).join(" ")}">`,
    `<title>${text(tooltip(box))}</title>`,
    `<rect class="area" x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${role === "box" ? 5 : 9}"/>`,
    ...texts.map((line, index) => textSvg(line, lines[index]?.style ?? "line")),
    "</g>",
  ].join("");
}

/** The addresses in Terraform, which the picture has no room for. */
function tooltip({ noun, title, addresses }: Box): string {
  const some = addresses.slice(0, 30);
  const more = addresses.length > some.length ? [`… ${addresses.length - some.length} more`] : [];
  return [`${noun} ${title}`.trim(), ...some, ...more].join("\n");
}

function arrowSvg(arrow: Arrow, id: string, layout: Layout): string {
  const placed = layout.arrows.get(id);
  if (placed === undefined) {
    return "";
  }
  const { curve, head, texts } = placed;
  const path = curve
    .map((point, index) => `${index === 0 ? "M" : index === 1 ? "C" : ""}${pair(point)}`)
    .join(" ");
  return [
    `<g class="${["arrow", arrow.kind, arrow.change ?? ""].filter(Boolean).join(" ")}">`,
    `<path class="curve" d="${path}"/>`,
    head.length === 0 ? "" : `<polygon class="head" points="${head.map(pair).join(" ")}"/>`,
    ...texts.map((line) => textSvg(line, "line")),
    "</g>",
  ].join("");
}

/** The length is what the layout counted with: another font must not leave its box. */
function textSvg({ at: [x, y], width, text: words }: PlacedText, style: keyof typeof SIZES): string {
  return `<text class="${style}" x="${n(x)}" y="${n(y)}" font-size="${SIZES[style]}" textLength="${n(width)}" lengthAdjust="spacingAndGlyphs">${text(words)}</text>`;
}

function pair([x, y]: Point): string {
  return `${n(x)},${n(y)}`;
}

/** A tenth of a point is finer than any screen. */
function n(number: number): string {
  return String(Math.round(number * 10) / 10);
}

/** Text for XML, which knows no control characters. */
function text(words: string): string {
  return escapeHtml(words.replace(/[^\P{Cc}\n]/gu, " "));
}
