import type { Box, ChangeState } from "./picture";

/** One line of text in a box, with what it is. */
export interface LabelLine {
  readonly style: "change" | "noun" | "title" | "line";
  readonly text: string;
}

/** Letters of a line, so that a box stays narrow; what lists roles is wider, or it would be too high. */
const WIDEST = { box: 36, identity: 58 };

/** What a line begins with that goes on. */
const HANGING = "   ";

/** So many lines of what is in a box are shown. */
const MOST_LINES = 14;

/** Signs for who doesn't see colours. */
export const SIGNS: Readonly<Record<ChangeState, string>> = {
  added: "+",
  changed: "~",
  removed: "-",
  replaced: "!",
};

/** What is written in a box or at the head of a frame. */
export function labelOf({ area, change, changeWords, noun, title, lines }: Box): LabelLine[] {
  const widest = area === "identity" && noun !== "Entra ID" ? WIDEST.identity : WIDEST.box;
  const wrapped = lines.flatMap((line) => wrap(line, widest));
  const shown = wrapped.length <= MOST_LINES ? wrapped : wrapped.slice(0, MOST_LINES - 1);
  const more = wrapped.length - shown.length;
  return [
    ...(change === undefined ? [] : wrap(changeLine(change, changeWords)).map(styled("change"))),
    ...(noun === "" ? [] : wrap(noun).map(styled("noun"))),
    ...wrap(title).map(styled("title")),
    ...shown.map(styled("line")),
    ...(more === 0 ? [] : [styled("line")(`… ${more} more lines`)]),
  ];
}

/** E.g. `+ added`, `~ changed: 2 added, 1 removed`. */
export function changeLine(change: ChangeState, words: string | undefined): string {
  return `${SIGNS[change]} ${change}${words === undefined ? "" : `: ${words}`}`;
}

function styled(style: LabelLine["style"]): (text: string) => LabelLine {
  return (text) => ({ style, text });
}

/** Lines of whole words; what has no space is broken where it is too long, and what follows is set in. */
function wrap(text: string, widest = WIDEST.box): string[] {
  // a sign stays with what it is about
  const parts = text.trim().split(/(?<!(?:^|\s)[+~!-])\s+/u);
  const words = parts.flatMap((word) => word.match(new RegExp(`.{1,${widest}}`, "gsu")) ?? []);
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    if (line !== "" && line.length + word.length >= widest) {
      lines.push(line);
      line = `${HANGING}${word}`;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return line === "" ? lines : [...lines, line];
}
