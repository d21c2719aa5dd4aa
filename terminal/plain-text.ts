/** Text of others for one line of a terminal: without colours, line breaks or anything that hides text. */
export function plainLine(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences that steer a terminal start with one
      .replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, "")
      .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")
      .trim()
  );
}

/** As `plainLine`, but with the text's own lines. */
export function plainLines(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => `${/^ */.exec(line)?.[0] ?? ""}${plainLine(line)}`.trimEnd())
    .join("\n")
    .trim();
}
