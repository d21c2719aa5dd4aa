import { type Attributes, isAttributes } from "./attributes";
import { parseJson } from "./json-text";

/** All but brackets and colons: texts with what stands in them, and what is neither name nor container. */
const NO_STRUCTURE = /"(?:[^"\\]|\\.)*"|[^[\]{}:"]+/gs;

/**
 * The object in a text with which all is well, as with nearly all: undefined where it is no JSON object, where
 * it nests deeper than `deepest`, or where a name stands twice in one object. What it is then takes longer to
 * tell, and is left to `jsonShape`, `parseJson` and `repeatedNames`.
 */
export function soundJson(text: string, deepest: number): Attributes | undefined {
  const value = parsed(text);
  if (!isAttributes(value)) {
    return undefined;
  }
  const { depth, names } = structureOf(text.replace(NO_STRUCTURE, ""));
  return depth <= deepest && names === namesIn(value) ? value : undefined;
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function structureOf(signs: string): { readonly depth: number; readonly names: number } {
  let open = 0;
  let depth = 0;
  let names = 0;
  for (const sign of signs) {
    if (sign === ":") {
      names += 1;
    } else if (sign === "{" || sign === "[") {
      open += 1;
      depth = Math.max(depth, open);
    } else {
      open -= 1;
    }
  }
  return { depth, names };
}

/** Of a name that stands twice, `JSON.parse` keeps one. */
function namesIn(value: object): number {
  const inner: unknown[] = Object.values(value);
  return inner.reduce<number>(
    (sum, one) => (typeof one === "object" && one !== null ? sum + namesIn(one) : sum),
    Array.isArray(value) ? 0 : inner.length,
  );
}
