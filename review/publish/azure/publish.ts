import type { Published, Renderers } from "..";
import { type CommentFrame, noReportComment, reportComment } from "../comment-body";
import { RefusedReport, reportInFile } from "../report-file";
import { reviewOf } from "../review-of";
import type { AzureAccess } from "./access";
import { publishThread } from "./thread";

/** A comment in Azure Repos may have so many characters. */
const LONGEST_COMMENT = 150_000;

/**
 * Posts a report on the pull request that a build is for.
 *
 * @param report what the build's first stage left behind; undefined where it left none
 * @throws {AzureDevOpsError} where Azure DevOps refuses
 */
export async function publishToAzure(
  access: AzureAccess,
  report: Buffer | undefined,
  renderers: Pick<Renderers, "markdown">,
): Promise<Published> {
  const frame: CommentFrame = {
    run: access.build,
    runUrl: new URL(`${access.project}/_build/results?buildId=${access.build}`, access.collection).href,
    commit: access.commit,
    longest: LONGEST_COMMENT,
  };
  if (report === undefined) {
    await publishThread(access, noReportComment(frame, "missing"));
    return { ok: true, lines: [`posted on pull request ${access.pullRequest}: the build left no report`] };
  }
  try {
    const review = reviewOf(reportInFile(report));
    await publishThread(
      access,
      reportComment(frame, (longest) => renderers.markdown(review, longest)),
    );
    return { ok: true, lines: [`posted on pull request ${access.pullRequest}`] };
  } catch (error) {
    if (error instanceof RefusedReport) {
      await publishThread(access, noReportComment(frame, "refused"));
      const why = error.message.split("\n").map((line) => `  ${line}`);
      return { ok: false, lines: [`the report of build ${access.build} is refused:`, ...why] };
    }
    throw error;
  }
}
