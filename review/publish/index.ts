/**
 * Posts a review where people read it: the second half of a pipeline, with rights that the first half must
 * not have. The first one ran code of a pull request, so its report is anybody's: it is read within limits
 * (`zip.ts`, `report-file.ts`), checked field by field (`report/json-schema.ts`), and written again by
 * this package's own reports. No markup, no path and no number of it is taken over (decision 12).
 */
import type { Review } from "../review";

export { type AzureAccess, readAzureAccess } from "./azure/access";
export { publishToAzure } from "./azure/publish";
export type { GitHubAccess } from "./github/client";
export { publishToGitHub } from "./github/publish";
export { type ReviewRun, readRun } from "./github/run";
export { MOST_REPORT_BYTES } from "./report-file";

/** What turns a review into text. */
export interface Renderers {
  /** For a comment, in at most so many characters. */
  readonly markdown: (review: Review, longest: number) => string;
  readonly sarif: (review: Review) => string;
}

/** What became of it. */
export interface Published {
  /** For the log: lines of ours, none of which a stranger's text begins. */
  readonly lines: readonly string[];
  /** False where a report was refused. */
  readonly ok: boolean;
}
