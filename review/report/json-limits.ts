import type { ShownValue } from "../changes/change";

/** The most characters (UTF-16) that each kind of text has in the JSON report. */
export const LONGEST = {
  /** Addresses, titles, names, paths, attributes. */
  name: 1000,
  /** What is said in a sentence or two: why, fix, reason, message. */
  sentence: 2000,
  /** An attribute's value, as JSON. */
  value: 2000,
} as const;

/** The most items that each list has in the JSON report; the worst come first, so these stay. */
export const MOST = {
  stacks: 500,
  risks: 5000,
  changes: 20_000,
  findings: 5000,
  attributes: 200,
  names: 2000,
  costLines: 500,
  sentences: 500,
  ids: 50,
} as const;

/** A value as the JSON report has it; with `cut`, `value` is how its JSON text begins. */
export type BoundedValue =
  | { readonly state: "known"; readonly value: unknown; readonly cut?: true }
  | { readonly state: "absent" | "unknown" | "sensitive" };

/** A text with at most so many characters, the last of them `…` where it is cut. */
export function boundedText(text: string, longest: number): string {
  // no half of a surrogate pair at the end
  return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** A value, or the beginning of it where it is longer than anybody reads. */
export function boundedValue(shown: ShownValue): BoundedValue {
  if (shown.state !== "known") {
    return { state: shown.state };
  }
  const text = JSON.stringify(shown.value) ?? "null";
  return text.length <= LONGEST.value
    ? { state: "known", value: shown.value ?? null }
    : { state: "known", value: boundedText(text, LONGEST.value), cut: true };
}
