import { z } from "zod";
import { ARTIFACT_NAME, MOST_PACKED_BYTES, RefusedReport } from "../report-file";
import type { GitHubClient } from "./client";
import type { ReviewRun } from "./run";

const artifactsSchema = z.object({
  artifacts: z.array(
    z.object({ id: z.int(), name: z.string(), size_in_bytes: z.number(), expired: z.boolean() }),
  ),
});

/**
 * The archive that a run left behind; of several attempts, the last one's. Undefined where it left none.
 *
 * @throws {RefusedReport} if it is too large
 */
export async function artifactOf(github: GitHubClient, run: ReviewRun): Promise<Buffer | undefined> {
  const { artifacts } = await github.ask(
    artifactsSchema,
    `/actions/runs/${run.id}/artifacts?name=${ARTIFACT_NAME}&per_page=100`,
  );
  const [last] = artifacts
    .filter(({ name, expired }) => name === ARTIFACT_NAME && !expired)
    .sort((a, b) => b.id - a.id);
  if (last === undefined) {
    return undefined;
  }
  const bytes =
    last.size_in_bytes > MOST_PACKED_BYTES
      ? undefined
      : await github.download(`/actions/artifacts/${last.id}/zip`, MOST_PACKED_BYTES);
  if (bytes === undefined) {
    throw new RefusedReport(`the artifact has more than ${MOST_PACKED_BYTES} bytes`);
  }
  return bytes;
}
