/**
 * The first line of the one comment, by which the next run finds it. No text of a report gets there: all of
 * them stand after it, and escaped.
 */
export const MARKER = "<!-- mlzone review -->";

/** What stands around a report in a comment. */
export interface CommentFrame {
  /** Address of the run that made the report; from the pipeline, not from the report. */
  readonly runUrl: string;
  /** Number of the run. */
  readonly run: number;
  /** Commit that it looked at. */
  readonly commit: string;
  /** The most characters that a comment may have. */
  readonly longest: number;
}

/** The comment with a report, made by a renderer that keeps to the room that it is given. */
export function reportComment(frame: CommentFrame, markdown: (longest: number) => string): string {
  const end = footer(frame);
  const room = frame.longest - MARKER.length - end.length - "\n".length;
  // nothing of ours opens a comment: the marker stays the only one, even as a quotation in code; as long as before
  const text = markdown(room).replaceAll("<!--", "<!\u2010-");
  if (text.length > room) {
    throw new Error("the report is longer than a comment may be");
  }
  return `${MARKER}\n${text}${end}`;
}

/** The comment for a run that left no report, or one that was refused: an older one must not stay. */
export function noReportComment(frame: CommentFrame, what: "missing" | "refused"): string {
  const words =
    what === "missing"
      ? "There is no report: the run stopped before it. Its log says why."
      : "The report was refused: it is not what a review writes. The log of the job that posts comments says why.";
  return `${MARKER}\n## What this pull request changes: **can't be told**\n\n${words}\n${footer(frame)}`;
}

function footer({ run, runUrl, commit }: CommentFrame): string {
  return [
    "",
    "---",
    "",
    `Of commit \`${commit.slice(0, 12)}\`, by [run ${run}](${runUrl}). The base branch's code made it of what this pull request's code synthesized there; elsewhere that code may synthesize something else: read it, too.`,
    "",
  ].join("\n");
}
