import type { z } from "zod";
import { bytesOf } from "../bytes-of";
import type { AzureAccess } from "./access";

/** No answer of Azure DevOps takes longer. */
const LONGEST_WAIT_MS = 60_000;
const MOST_ANSWER_BYTES = 20_000_000;

/** Azure DevOps answered something else than hoped. */
class AzureDevOpsError extends Error {
  constructor(
    readonly status: number,
    request: string,
  ) {
    super(`Azure DevOps answers ${status} to ${request}`);
  }
}

/**
 * @param path below the collection, with the version of the API
 * @param schema of what is read of the answer
 * @throws {AzureDevOpsError} unless the status is 2xx
 */
export async function askAzureDevOps<T>(
  { collection, token }: AzureAccess,
  schema: z.ZodType<T>,
  path: string,
  send?: { method: "POST" | "PATCH"; body: object },
): Promise<T> {
  const method = send?.method ?? "GET";
  const response = await fetch(new URL(path, collection), {
    method,
    // a token that isn't taken is answered by the address of a page to sign in
    redirect: "manual",
    signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    headers: {
      accept: "application/json",
      authorization: `Bearer ${token}`,
      ...(send === undefined ? {} : { "content-type": "application/json" }),
    },
    body: send === undefined ? undefined : JSON.stringify(send.body),
  });
  const bytes = await bytesOf(response, MOST_ANSWER_BYTES);
  if (!response.ok || bytes === undefined) {
    throw new AzureDevOpsError(response.status, `${method} ${path}`);
  }
  return schema.parse(JSON.parse(bytes.toString("utf8")));
}
