import { endOfText } from "./json-shape";
import { at as pathAt } from "./problems";

/** More help nobody. */
const MOST = 20;

/** An object or list that is being read. */
interface Open {
  /** The names so far; undefined in a list. */
  readonly names: Set<string> | undefined;
  /** Whether a name comes next. */
  awaitsName: boolean;
  /** The last name, or the place in the list. */
  last: string | number;
}

/**
 * Paths of names that stand twice in one object. `JSON.parse` takes the last of them; Terraform reads
 * blocks from both, so a reader would miss what Terraform makes. `//` is a comment and may.
 *
 * @param text JSON that could be parsed
 */
export function repeatedNames(text: string): string[] {
  const repeated: string[] = [];
  const open: Open[] = [];
  for (let at = 0; at < text.length && repeated.length < MOST; at += 1) {
    const inner = open.at(-1);
    switch (text[at]) {
      case '"': {
        const end = endOfText(text, at);
        if (inner?.names !== undefined && inner.awaitsName) {
          const name = textAt(text, at, end);
          inner.last = name;
          inner.awaitsName = false;
          if (inner.names.has(name) && name !== "//") {
            repeated.push(pathOf(open));
          }
          inner.names.add(name);
        }
        at = end;
        break;
      }
      case "{":
        open.push({ names: new Set(), awaitsName: true, last: "" });
        break;
      case "[":
        open.push({ names: undefined, awaitsName: false, last: 0 });
        break;
      case "}":
      case "]":
        open.pop();
        break;
      case ",":
        if (inner !== undefined) {
          inner.awaitsName = inner.names !== undefined;
          inner.last = typeof inner.last === "number" ? inner.last + 1 : inner.last;
        }
        break;
      default:
    }
  }
  return repeated;
}

/** A name may be written with escapes, and still be the same. */
function textAt(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end);
  return raw.includes("\\") ? String(JSON.parse(text.slice(start, end + 1))) : raw;
}

function pathOf(open: readonly Open[]): string {
  return open.reduce(
    (path, { last }) => (typeof last === "number" ? `${path}[${last}]` : pathAt(path, last)),
    "",
  );
}
