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
    const line = position === undefined ? undefined : text.slice(0, Number(position)).split("\n").length;
    throw new Error(`it is not JSON${line === undefined ? "" : `, see line ${line}`}`);
  }
}
