/** Longer texts of others are cut: a comment has little room, and a name isn't read that far. */
const LONGEST = 400;

/** Keeps two characters apart that mean something together, and shows nothing. */
const APART = "\u200B";

/**
 * Text of others as GitHub's Markdown shows it, on one line: no markup or HTML, no link, nobody
 * mentioned, no issue referred to.
 */
export function markdownText(text: string): string {
  return shortened(text)
    .replace(/[\\`*_{}[\]()#+\-!|<>~$&]/g, "\\$&")
    .replace(/@|#|:(?=\/\/)|\bwww(?=\.)|\bGH\\-(?=\d)/gi, `$&${APART}`);
}

/** Text of others as code, in which nothing has a meaning. */
export function markdownCode(text: string): string {
  const code = shortened(text);
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  const space = code === "" || code.startsWith("`") || code.endsWith("`") ? " " : "";
  return `${fence}${space}${code}${space}${fence}`;
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("")}…` : text;
}
