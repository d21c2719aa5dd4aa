import { z } from "zod";
import { MARKER } from "../comment-body";
import type { GitHubClient } from "./client";

/** Whoever a job's own token writes as. */
const BOT = "github-actions[bot]";

const PAGE = 100;
/** A pull request has no more than 2,500 of them. */
const MOST_PAGES = 25;

const commentsSchema = z.array(
  z.object({
    id: z.int(),
    body: z.string().nullish(),
    user: z.object({ login: z.string(), type: z.string() }).nullable(),
  }),
);

/** Posts the one comment of a pull request, or puts the new text in its place. */
export async function publishComment(github: GitHubClient, pullRequest: number, body: string): Promise<void> {
  const before = await ownComment(github, pullRequest);
  await (before === undefined
    ? github.ask(z.unknown(), `/issues/${pullRequest}/comments`, { method: "POST", body: { body } })
    : github.ask(z.unknown(), `/issues/comments/${before}`, { method: "PATCH", body: { body } }));
}

/** By its marker and its author: anybody may write the marker. */
async function ownComment(github: GitHubClient, pullRequest: number): Promise<number | undefined> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const comments = await github.ask(
      commentsSchema,
      `/issues/${pullRequest}/comments?per_page=${PAGE}&page=${page}`,
    );
    const own = comments.find(
      ({ user, body }) => user?.login === BOT && user.type === "Bot" && body?.startsWith(MARKER) === true,
    );
    if (own !== undefined || comments.length < PAGE) {
      return own?.id;
    }
  }
  return undefined;
}
