/**
 * Reads JSON that somebody else wrote.
 *
 * @throws if it is no JSON; the message never quotes the text, which may hold anything
 */
export function parseJson(text: string): unknown {
  if (text.startsWith("\ufeff")) {
    throw new Error("it starts with a byte order mark: save it as UTF-8 without one");
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec((error as Error).message)?.[1];
    throw new Error(`it is not JSON${position === undefined ? "" : `, see line ${lineOf(text, +position)}`}`);
  }
}

/** Without a copy of the lines: there may be millions. */
function lineOf(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < position; at = text.indexOf("\n", at + 1)) {
    line += 1;
  }
  return line;
}
