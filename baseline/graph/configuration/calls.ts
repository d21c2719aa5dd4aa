/** A function's call, with its arguments as they are written. */
export interface Call {
  readonly name: string;
  readonly args: readonly string[];
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);
/** A comment, a heredoc or a division: nothing of it stands in a plain call. */
const NOT_PLAIN = /[#/<]/;
const TEXT = /"(?:[^"\\$%]|\\[\s\S]|[$%](?!\{))*"/y;

/** What stands between `${` and `}`; undefined for a directive and for what has no end. */
export function insideOf(source: string): string | undefined {
  return source.startsWith("${") && source.endsWith("}") ? source.slice(2, -1).trim() : undefined;
}

/** The call that `${name(…)}` consists of; undefined for any other expression, and for texts with templates. */
export function callIn(source: string): Call | undefined {
  const inside = insideOf(source);
  const [begin, name] = /^(\w+)\(/.exec(inside ?? "") ?? [];
  if (inside === undefined || begin === undefined || name === undefined || !inside.endsWith(")")) {
    return undefined;
  }
  const args = separated(inside.slice(begin.length, -1));
  return args === undefined ? undefined : { name, args };
}

/** A literal of JSON's and Terraform's common notation; its texts are templates. */
export function literalIn(expression: string): { readonly value: unknown } | undefined {
  if (!/^["[{\d-]|^(?:true|false|null)$/.test(expression)) {
    return undefined;
  }
  try {
    return { value: JSON.parse(expression.replace(/,\s*\]$/, "]")) };
  } catch {
    return undefined;
  }
}

/** A text that is cut at its outermost level. */
export interface Split {
  /** Trimmed; one more than there are cuts. */
  readonly parts: readonly string[];
  /** What stands between them. */
  readonly cuts: readonly string[];
}

/**
 * Cuts `text` where `cut` matches outside of brackets and quotes; undefined where brackets don't match.
 *
 * @param cut sticky
 */
export function splitOutermost(text: string, cut: RegExp): Split | undefined {
  const parts: string[] = [];
  const cuts: string[] = [];
  const open: string[] = [];
  let begin = 0;
  for (let position = 0; position < text.length; position += 1) {
    const character = text[position] ?? "";
    const closing = CLOSING.get(character);
    cut.lastIndex = position;
    const [found] = (open.length === 0 && cut.exec(text)) || [];
    if (found !== undefined) {
      parts.push(text.slice(begin, position).trim());
      cuts.push(found);
      position += found.length - 1;
      begin = position + 1;
    } else if (character === '"') {
      TEXT.lastIndex = position;
      const [quoted] = TEXT.exec(text) ?? [];
      if (quoted === undefined) {
        return undefined;
      }
      position += quoted.length - 1;
    } else if (closing !== undefined) {
      open.push(closing);
    } else if (NOT_PLAIN.test(character) || (")]}".includes(character) && open.pop() !== character)) {
      return undefined;
    }
  }
  return open.length > 0 ? undefined : { parts: [...parts, text.slice(begin).trim()], cuts };
}

/** Where commas part the outermost level, the last one of which may stand alone. */
export function separated(text: string): readonly string[] | undefined {
  const parts = splitOutermost(text, /,/y)?.parts;
  return parts?.at(-1) === "" ? parts.slice(0, -1) : parts;
}
