import { DEFAULT_FAIL_ON, FAIL_ON, type FailOn, WEAKENED } from "../../review";
import { usageError } from "../cli-error";
import { nearestName } from "../nearest-name";

/** The flags of `mlzone review` as they were given. */
export interface ReviewFlags {
  readonly format?: readonly string[];
  readonly failOn?: string;
  readonly baseRev?: string;
  readonly app?: string;
  readonly acknowledgements?: string;
  readonly production?: boolean;
  readonly prices?: string;
}

/** Reports of a review, in the order in which help names them. */
export const REVIEW_FORMATS = ["terminal", "markdown", "json", "sarif", "html"] as const;

const GROUPS: Readonly<Record<string, readonly FailOn[]>> = { weakened: WEAKENED, none: [] };
const WORDS: readonly string[] = [...FAIL_ON, ...Object.keys(GROUPS)];

/**
 * What fails the review.
 *
 * @param text words with commas between them, e.g. `data-loss,weakened`
 * @throws {CliError} naming every word that is none
 */
export function failOnOf(text: string | undefined): readonly FailOn[] {
  if (text === undefined) {
    return DEFAULT_FAIL_ON;
  }
  const words = text.split(",").map((word) => word.trim());
  const unknown = words.filter((word) => !WORDS.includes(word));
  if (unknown.length > 0) {
    const meant = unknown.flatMap((word) => nearestName(word, WORDS) ?? []);
    throw usageError(
      `--fail-on ${text}: ${unknown.map((word) => `"${word}"`).join(", ")} is not among ${WORDS.join(", ")}.${meant.length > 0 ? ` Did you mean ${meant.join(", ")}?` : ""}`,
    );
  }
  return [...new Set(words.flatMap((word) => GROUPS[word] ?? FAIL_ON.filter((kind) => kind === word)))];
}
