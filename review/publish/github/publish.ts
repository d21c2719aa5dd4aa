import type { Published, Renderers } from "..";
import { type CommentFrame, noReportComment, reportComment } from "../comment-body";
import { RefusedReport, reportInArchive } from "../report-file";
import { reviewOf } from "../review-of";
import { artifactOf } from "./artifact";
import { type GitHubAccess, GitHubClient } from "./client";
import { uploadSarif } from "./code-scanning";
import { publishComment } from "./comment";
import { pullRequestOf } from "./pull-request";
import type { ReviewRun } from "./run";

/** A comment on GitHub may have so many characters. */
const LONGEST_COMMENT = 65_536;

/**
 * Reads the report that a run left behind, and posts it on the pull request that the run was about.
 *
 * @param server address of GitHub's pages, e.g. `https://github.com`
 * @throws {GitHubError} where GitHub refuses
 */
export async function publishToGitHub(
  access: GitHubAccess,
  server: string,
  run: ReviewRun,
  renderers: Renderers,
): Promise<Published> {
  if (run.event !== "pull_request" || ["cancelled", "skipped"].includes(run.conclusion)) {
    return { ok: true, lines: ["nothing to post: the run was for no pull request, or did not run"] };
  }
  const github = new GitHubClient(access);
  const pullRequest = await pullRequestOf(github, run);
  if (pullRequest === undefined) {
    const line = "nothing to post: no open pull request, or more than one, has this commit as its head";
    return { ok: true, lines: [line] };
  }
  const frame: CommentFrame = {
    run: run.id,
    runUrl: `${server}/${access.repository}/actions/runs/${run.id}`,
    commit: run.headSha,
    longest: LONGEST_COMMENT,
  };
  try {
    const archive = await artifactOf(github, run);
    if (archive === undefined) {
      await publishComment(github, pullRequest, noReportComment(frame, "missing"));
      return { ok: true, lines: [`posted on pull request ${pullRequest}: the run left no report`] };
    }
    const review = reviewOf(reportInArchive(archive));
    const body = reportComment(frame, (longest) => renderers.markdown(review, longest));
    await publishComment(github, pullRequest, body);
    const refused = await uploadSarif(github, renderers.sarif(review), { pullRequest, headSha: run.headSha });
    return {
      ok: true,
      lines: [
        `posted on pull request ${pullRequest}`,
        refused === undefined ? "handed to code scanning" : `not handed to code scanning: ${refused}`,
      ],
    };
  } catch (error) {
    if (error instanceof RefusedReport) {
      await publishComment(github, pullRequest, noReportComment(frame, "refused"));
      const why = error.message.split("\n").map((line) => `  ${line}`);
      return { ok: false, lines: [`the report of run ${run.id} is refused:`, ...why] };
    }
    throw error;
  }
}
