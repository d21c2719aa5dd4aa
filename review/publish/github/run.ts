import { z } from "zod";

/** The run of the first workflow, whose end started this one. GitHub's word; only names are the author's. */
export interface ReviewRun {
  readonly id: number;
  /** What started it, e.g. `pull_request`. */
  readonly event: string;
  /** E.g. `success`, `failure`, `cancelled`, `skipped`. */
  readonly conclusion: string;
  /** Commit of the pull request, 40 hexadecimal digits. */
  readonly headSha: string;
  /** The branch that it is from; any text that git takes. */
  readonly headBranch: string;
  /** Undefined where the fork is gone. */
  readonly headRepository?: { readonly id: number; readonly owner: string };
  readonly isFork: boolean;
}

const eventSchema = z.object({
  repository: z.object({ id: z.int() }),
  workflow_run: z.object({
    id: z.int(),
    event: z.string(),
    conclusion: z.string().nullable(),
    head_sha: z.string().regex(/^[0-9a-f]{40}$/, "must be a commit"),
    head_branch: z.string().nullable(),
    head_repository: z.object({ id: z.int(), owner: z.object({ login: z.string() }) }).nullable(),
  }),
});

/**
 * Reads the event that GITHUB_EVENT_PATH holds.
 *
 * @throws Error if it is none of `workflow_run`
 */
export function readRun(text: string): ReviewRun {
  const parsed = eventSchema.safeParse(JSON.parse(text));
  if (!parsed.success) {
    throw new Error(
      "the event is none of workflow_run: this command belongs into pipelines/github/comment.yml",
    );
  }
  const { repository, workflow_run: run } = parsed.data;
  const head = run.head_repository;
  return {
    id: run.id,
    event: run.event,
    conclusion: run.conclusion ?? "",
    headSha: run.head_sha,
    headBranch: run.head_branch ?? "",
    ...(head === null ? {} : { headRepository: { id: head.id, owner: head.owner.login } }),
    isFork: head?.id !== repository.id,
  };
}
