import { z } from "zod";
import type { GitHubClient } from "./client";
import type { ReviewRun } from "./run";

const pullsSchema = z.array(
  z.object({
    number: z.int(),
    head: z.object({ sha: z.string(), repo: z.object({ id: z.int() }).nullable() }),
  }),
);

/**
 * Number of the one open pull request whose head is what the run looked at; undefined where there is none,
 * as after another push, or where there are several. Nothing that the run left behind has a say in it.
 */
export async function pullRequestOf(github: GitHubClient, run: ReviewRun): Promise<number | undefined> {
  const { headRepository, headBranch, headSha } = run;
  if (headRepository === undefined || headBranch === "") {
    return undefined;
  }
  const head = encodeURIComponent(`${headRepository.owner}:${headBranch}`);
  const open = await github.ask(pullsSchema, `/pulls?state=open&per_page=100&head=${head}`);
  // GitHub leaves the filter out where it doesn't understand it
  const same = open.filter((one) => one.head.sha === headSha && one.head.repo?.id === headRepository.id);
  return same.length === 1 ? same[0]?.number : undefined;
}
