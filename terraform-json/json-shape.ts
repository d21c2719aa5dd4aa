/** How a JSON text is built. */
export interface JsonShape {
  /** How deep objects and lists nest. */
  readonly depth: number;
  /** How many objects and lists there are. */
  readonly containers: number;
}

const [QUOTE, BACKSLASH, OBJECT, LIST, OBJECT_END, LIST_END] = [...'"\\{[}]'].map((sign) =>
  sign.charCodeAt(0),
);

/**
 * Counts the objects and lists of a text, which is known before it costs the memory to parse it. It stops
 * at the first above `most`. What is no JSON gets numbers, too.
 */
export function jsonShape(text: string, most: JsonShape): JsonShape {
  let open = 0;
  let depth = 0;
  let containers = 0;
  for (let at = 0; at < text.length && depth <= most.depth && containers <= most.containers; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfText(text, at);
        break;
      case OBJECT:
      case LIST:
        open += 1;
        containers += 1;
        depth = Math.max(depth, open);
        break;
      case OBJECT_END:
      case LIST_END:
        open -= 1;
        break;
      default:
    }
  }
  return { depth, containers };
}

/** Where the text that starts at `start` has its closing quote; the end of all where it has none. */
export function endOfText(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let first = at;
    while (text.charCodeAt(first - 1) === BACKSLASH && first - 1 > start) {
      first -= 1;
    }
    if ((at - first) % 2 === 0) {
      return at;
    }
  }
  return text.length;
}
