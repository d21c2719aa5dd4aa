import { gzipSync } from "node:zlib";
import { z } from "zod";
import { type GitHubClient, GitHubError } from "./client";

/** What GitHub takes, packed. */
const MOST_BYTES = 10_000_000;

/**
 * Hands SARIF to code scanning, as the analysis of a pull request's head.
 *
 * @returns why it was not taken, half a sentence; undefined where it was
 */
export async function uploadSarif(
  github: GitHubClient,
  sarif: string,
  { pullRequest, headSha }: { readonly pullRequest: number; readonly headSha: string },
): Promise<string | undefined> {
  const packed = gzipSync(sarif);
  if (packed.length > MOST_BYTES) {
    return `it has more than ${MOST_BYTES} bytes`;
  }
  const body = {
    commit_sha: headSha,
    ref: `refs/pull/${pullRequest}/head`,
    sarif: packed.toString("base64"),
  };
  try {
    await github.ask(z.unknown(), "/code-scanning/sarifs", { method: "POST", body });
    return undefined;
  } catch (error) {
    if (error instanceof GitHubError && [403, 404].includes(error.status)) {
      return `code scanning is not switched on here (${error.status})`;
    }
    throw error;
  }
}
