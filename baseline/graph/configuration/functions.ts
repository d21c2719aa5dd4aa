import { escapeTemplate } from "../../../terraform-json";
import type { Evaluated } from "./evaluate";

/** A letter that begins a word. */
const FIRST_LETTER = /(?<![\p{L}\p{N}_'])\p{L}/gu;

const OF_ONE_TEXT: ReadonlyMap<string, (text: string) => string> = new Map([
  ["lower", (text: string) => text.toLowerCase()],
  ["title", (text: string) => text.replace(FIRST_LETTER, (letter) => letter.toUpperCase())],
  ["trimspace", (text: string) => text.trim()],
  ["upper", (text: string) => text.toUpperCase()],
]);

/**
 * What a function returns that only rewrites texts or picks one of its arguments.
 *
 * @param values of its arguments; undefined stands for one that isn't told
 */
export function returned(name: string, values: readonly unknown[]): Evaluated {
  const [first, ...more] = values;
  const ofText = OF_ONE_TEXT.get(name);
  if (ofText !== undefined) {
    return typeof first === "string" && more.length === 0
      ? { value: escapeTemplate(ofText(first)) }
      : undefined;
  }
  switch (name) {
    case "coalesce":
      return firstThatSays(values);
    case "max":
    case "min":
      return extreme(name, values);
    default:
      return undefined;
  }
}

/** Passes over null and empty texts, and over nothing that isn't told. */
function firstThatSays(values: readonly unknown[]): Evaluated {
  const found = values.find((value) => value !== null && value !== "");
  const isPlain = typeof found === "string" || typeof found === "number" || typeof found === "boolean";
  return isPlain ? { value: typeof found === "string" ? escapeTemplate(found) : found } : undefined;
}

function extreme(name: "max" | "min", values: readonly unknown[]): Evaluated {
  const numbers = values.filter((value) => typeof value === "number");
  return numbers.length === 0 || numbers.length < values.length
    ? undefined
    : { value: numbers.reduce((one, other) => Math[name](one, other)) };
}
