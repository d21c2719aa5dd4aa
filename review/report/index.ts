/**
 * A review for people and for machines: the verdict first, then only what matters. One file a format,
 * each a pure function of a `Review`; `words.ts` has the sentences that all of them use.
 */
import type { Review } from "../review";

/**
 * The report as a text. A format's module is loaded when it is asked for: none pays for another.
 *
 * @param pictures SVG by stack, for a page. @default - none
 */
export function render(
  format: "terminal" | "markdown" | "json" | "sarif" | "html",
  review: Review,
  pictures?: ReadonlyMap<string, string>,
): string {
  switch (format) {
    case "terminal":
      return (require("./terminal") as typeof import("./terminal")).terminalReport(review);
    case "markdown":
      return (require("./markdown") as typeof import("./markdown")).markdownReport(review);
    case "json":
      return (require("./json") as typeof import("./json")).jsonReport(review);
    case "sarif":
      return (require("./sarif") as typeof import("./sarif")).sarifReport(review);
    case "html":
      return (require("./html") as typeof import("./html")).htmlReport(review, { pictures });
  }
}
