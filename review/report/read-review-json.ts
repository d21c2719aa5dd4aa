import { plainLine } from "../../terminal/plain-text";
import { parseJson } from "../../terraform-json";
import { type ReviewJson, reviewSchema } from "./json-schema";

/** More of them tell nobody anything. */
const MOST_PROBLEMS = 20;

/** Nothing in a report is nested deeper; a parser's or a checker's stack ends far below. */
const DEEPEST = 64;

/** Characters of a field's path; its parts may be anybody's. */
const LONGEST_PATH = 200;

/**
 * Reads a JSON report that somebody else wrote.
 *
 * @throws Error naming each field that is not what it should be, all at once, one a line
 */
export function readReviewJson(text: string): ReviewJson {
  if (deepest(text) > DEEPEST) {
    throw new Error(`it is nested deeper than ${DEEPEST} levels`);
  }
  const parsed = reviewSchema.safeParse(parseJson(text));
  if (parsed.success) {
    return parsed.data;
  }
  const { issues } = parsed.error;
  const more = issues.length - MOST_PROBLEMS;
  throw new Error(
    [
      ...issues.slice(0, MOST_PROBLEMS).map(({ path, message }) => `${where(path)}: ${inWords(message)}`),
      ...(more > 0 ? [`and ${more} more`] : []),
    ].join("\n"),
  );
}

/** zod's sentences as this project says it. */
function inWords(message: string): string {
  return plainLine(message)
    .replace(/^Invalid input: expected (.+), received (.+)$/, "must be $1 (got $2)")
    .replace(/^Invalid option: expected one of/, "must be one of");
}

/** `stacks[3].risks[0].why` */
function where(path: readonly PropertyKey[]): string {
  const words = path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${plainLine(String(part))}`))
    .join("")
    .replace(/^\./, "");
  return words.slice(0, LONGEST_PATH) || "the report";
}

/** How deep brackets nest, without parsing: a text of brackets alone would end the parser's stack. */
function deepest(text: string): number {
  let [depth, most, isInText] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isInText) {
      if (code === 0x5c /* \ */) {
        at += 1;
      } else if (code === 0x22 /* " */) {
        isInText = false;
      }
    } else if (code === 0x22) {
      isInText = true;
    } else if (code === 0x5b /* [ */ || code === 0x7b /* { */) {
      depth += 1;
      most = Math.max(most, depth);
    } else if (code === 0x5d || code === 0x7d) {
      depth -= 1;
    }
  }
  return most;
}
