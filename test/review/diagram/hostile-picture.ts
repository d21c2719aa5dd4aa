import type { Picture } from "../../../review/diagram";

/** What somebody may call a resource to have it read as something else. */
export const HOSTILE = [
  `a"b'c`,
  "</text><script>alert(1)</script>",
  "<b>bold</b> &amp; &#60;",
  "]]> --> %% end",
  "1. list",
  "- item",
  "`*code*`",
  "#35; #quot;",
  "n1 --> n2; click n1 href",
  "\u0000\u001b[31m\u202e",
  `\\n\\l\\N ${"x".repeat(300)}`,
  "名前 · größe",
];

/** A picture in which all texts are hostile. */
export function hostilePicture(): Picture {
  const box = (text: string, index: number) => ({
    id: `n${index + 2}`,
    area: "data" as const,
    noun: text,
    title: text,
    lines: [text],
    addresses: [`azurerm_x.${text}`],
    change: "added" as const,
    changeWords: text,
  });
  const boxes = HOSTILE.map(box);
  const frame = { ...box(HOSTILE.join(" "), -1), boxes, frames: [] };
  const empty = { ...box("empty", 100), boxes: [], frames: [] };
  const arrow = { kind: "rights" as const, from: "n2", to: "n3", label: HOSTILE.join(" "), addresses: [] };
  return {
    name: HOSTILE.join(""),
    boxes: [],
    frames: [frame, empty],
    arrows: [arrow, { ...arrow, from: "n4", to: "n102" }],
    showsChanges: true,
  };
}
