import { ARROW_WORDS } from "./arrow-words";
import { changeLine } from "./label";
import type { ChangeState, Picture } from "./picture";
import { allBoxes, allFrames } from "./picture";

/** The legend, and what it takes. */
export interface Legend {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const STATES: readonly ChangeState[] = ["added", "changed", "replaced", "removed"];

/** Width of an entry's sample, and about that of a letter. */
const [SAMPLE, LETTER, GAP, ROW] = [30, 6.4, 22, 24];

/**
 * What arrows and colours mean, of those that are in the picture, in rows below it.
 *
 * @param top where it begins
 * @param width what it may take; one entry takes what it needs
 */
export function legendOf(picture: Picture, top: number, width: number): Legend {
  const parts: string[] = [];
  let [x, y, widest] = [0, top + ROW / 2, 0];
  for (const { words, sample } of entriesOf(picture)) {
    const wide = SAMPLE + 6 + words.length * LETTER;
    if (x > 0 && x + wide > width) {
      [x, y] = [0, y + ROW];
    }
    parts.push(`<g transform="translate(${Math.round(x)} ${Math.round(y)})">${sample}`);
    parts.push(`<text x="${SAMPLE + 6}" y="4" font-size="12">${words}</text></g>`);
    widest = Math.max(widest, x + wide);
    x += wide + GAP;
  }
  const height = parts.length === 0 ? 0 : y + ROW / 2 - top;
  return { svg: `<g class="legend">${parts.join("")}</g>`, width: widest, height };
}

function entriesOf(picture: Picture): readonly { readonly words: string; readonly sample: string }[] {
  const kinds = Object.entries(ARROW_WORDS).filter(([kind]) =>
    picture.arrows.some((arrow) => arrow.kind === kind),
  );
  const marked = [...allBoxes(picture), ...allFrames(picture.frames), ...picture.arrows];
  const states = STATES.filter((state) => marked.some(({ change }) => change === state));
  const tip = SAMPLE - 8;
  return [
    ...kinds.map(([kind, words]) => ({
      words,
      sample: `<g class="arrow ${kind}"><path class="curve" d="M0,0 H${tip}"/><polygon class="head" points="${tip},-4 ${SAMPLE},0 ${tip},4"/></g>`,
    })),
    ...states.map((state) => ({
      words: changeLine(state, undefined),
      sample: `<g class="box ${state}"><rect class="area" y="-7" width="${SAMPLE - 2}" height="14" rx="3"/></g>`,
    })),
  ];
}
