/**
 * What the commands (`cli/`) and the reports (`baseline/report/`) share to write to a terminal: here, lines
 * and tables; in `plain-text.ts`, how texts of others get there. Knows nothing of either.
 */
const NO_LINES = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "",
};

const GAP = 2;
const INDENT = 2;
const NARROWEST = 40;
const WIDEST = 100;

/** One column of a table: text on the left, figures on the right. */
export type Alignment = "left" | "right";

/** How many characters a line may have: those of the terminal, or a readable line in a file. */
export function lineWidth(): number {
  return Math.min(WIDEST, Math.max(NARROWEST, process.stdout.columns ?? WIDEST));
}

/**
 * Rows without rules or colours, the columns as wide as their texts; on a narrow terminal, the
 * column `flexible` wraps.
 */
export function table(
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[],
  flexible: number,
): string {
  const widths = alignments.map((_, column) =>
    Math.max(...rows.map((row) => visibleLength(row[column] ?? ""))),
  );
  const others = widths.reduce((sum, width, column) => sum + (column === flexible ? 0 : width) + GAP, INDENT);
  const room = Math.max(12, lineWidth() - others);
  if ((widths[flexible] ?? 0) <= room && rows.every((row) => row.every(isPlain))) {
    return indent(rows.map((row) => aligned(row, widths, alignments)).join("\n"));
  }
  const Table = require("cli-table3") as typeof import("cli-table3");
  const body = new Table({
    chars: NO_LINES,
    colAligns: [...alignments],
    colWidths: widths.map((width, column) => (column === flexible ? Math.min(width, room) : width) + GAP),
    wordWrap: true,
    style: { "padding-left": 0, "padding-right": GAP, head: [], border: [] },
  });
  body.push(...rows.map((row) => [...row]));
  return indent(body.toString());
}

/** Texts that need no more than spaces between them: none wraps, and each letter is one column wide. */
function isPlain(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(withoutColours(text));
}

function aligned(
  row: readonly string[],
  widths: readonly number[],
  alignments: readonly Alignment[],
): string {
  return widths
    .map((width, column) => {
      const text = row[column] ?? "";
      const gap = " ".repeat(width - visibleLength(text));
      return alignments[column] === "right" ? gap + text : text + gap;
    })
    .join(" ".repeat(GAP));
}

/** A sentence, wrapped and indented. */
export function paragraph(text: string, by = INDENT): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && visibleLength(line) + 1 + visibleLength(word) > lineWidth() - by) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return indent([...lines, line].join("\n"), by);
}

function indent(text: string, by = INDENT): string {
  return text
    .split("\n")
    .map((line) => `${" ".repeat(by)}${line}`.trimEnd())
    .join("\n");
}

/** Colours take no room on the screen. */
function visibleLength(text: string): number {
  return withoutColours(text).length;
}

function withoutColours(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences of colours start with one
  return text.replace(/\u001b\[[0-9;]*m/g, "");
}
