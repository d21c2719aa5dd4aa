import { z } from "zod";
import { MARKER } from "../comment-body";
import type { AzureAccess } from "./access";
import { askAzureDevOps } from "./client";

const VERSION = "api-version=7.1";

const selfSchema = z.object({ authenticatedUser: z.object({ id: z.string() }) });

const threadsSchema = z.object({
  value: z.array(
    z.object({
      id: z.int(),
      comments: z.array(
        z.object({
          id: z.int(),
          content: z.string().nullish(),
          isDeleted: z.boolean().nullish(),
          author: z.object({ id: z.string() }).nullish(),
        }),
      ),
    }),
  ),
});

/** Posts the one thread of a pull request, or puts the new text in its place. */
export async function publishThread(access: AzureAccess, content: string): Promise<void> {
  const { project, repository, pullRequest } = access;
  const threads = `${project}/_apis/git/repositories/${repository}/pullRequests/${pullRequest}/threads`;
  const before = await ownComment(access, threads);
  if (before === undefined) {
    // closed: what it says may stop a merge by the check, and not a second time as an open comment
    const body = { comments: [{ parentCommentId: 0, content, commentType: "text" }], status: "closed" };
    await askAzureDevOps(access, z.unknown(), `${threads}?${VERSION}`, { method: "POST", body });
    return;
  }
  const path = `${threads}/${before.thread}/comments/${before.comment}?${VERSION}`;
  await askAzureDevOps(access, z.unknown(), path, { method: "PATCH", body: { content } });
}

/** By its marker and its author: anybody may write the marker. */
async function ownComment(
  access: AzureAccess,
  threads: string,
): Promise<{ readonly thread: number; readonly comment: number } | undefined> {
  const self = await askAzureDevOps(access, selfSchema, `_apis/connectionData?${VERSION}-preview`);
  const { value } = await askAzureDevOps(access, threadsSchema, `${threads}?${VERSION}`);
  for (const { id, comments } of value) {
    const [first] = comments;
    const isOwn = first?.author?.id === self.authenticatedUser.id && first.isDeleted !== true;
    if (first !== undefined && isOwn && first.content?.startsWith(MARKER) === true) {
      return { thread: id, comment: first.id };
    }
  }
  return undefined;
}
