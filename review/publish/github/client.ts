import type { z } from "zod";
import { bytesOf } from "../bytes-of";

/** No answer of GitHub takes longer. */
const LONGEST_WAIT_MS = 60_000;
const MOST_ANSWER_BYTES = 20_000_000;

/** How GitHub is reached; as GITHUB_API_URL, GITHUB_REPOSITORY and the job's token say. */
export interface GitHubAccess {
  /** E.g. `https://api.github.com`. */
  readonly api: URL;
  /** `owner/name` */
  readonly repository: string;
  readonly token: string;
}

/** GitHub answered something else than hoped. */
export class GitHubError extends Error {
  constructor(
    readonly status: number,
    request: string,
  ) {
    super(`GitHub answers ${status} to ${request}`);
  }
}

/** The few requests of a job that publishes a review, all about one repository. */
export class GitHubClient {
  constructor(private readonly access: GitHubAccess) {}

  /**
   * @param path below the repository, e.g. `/pulls?state=open`; its parts are encoded already
   * @param schema of what is read of the answer
   * @throws {GitHubError} unless the status is 2xx
   */
  async ask<T>(
    schema: z.ZodType<T>,
    path: string,
    send?: { method: "POST" | "PATCH"; body: object },
  ): Promise<T> {
    const method = send?.method ?? "GET";
    const response = await this.request(path, method, send?.body);
    const bytes = await bytesOf(response, MOST_ANSWER_BYTES);
    if (!response.ok || bytes === undefined) {
      throw new GitHubError(response.status, `${method} ${path}`);
    }
    return schema.parse(JSON.parse(bytes.toString("utf8")));
  }

  /** What a path leads to, without the token on its way elsewhere; undefined where it is larger. */
  async download(path: string, mostBytes: number): Promise<Buffer | undefined> {
    const { api } = this.access;
    const first = await this.request(path, "GET");
    const location = first.headers.get("location");
    if (first.status !== 302 || location === null) {
      throw new GitHubError(first.status, `GET ${path}`);
    }
    await first.body?.cancel();
    const url = new URL(location, api);
    if (![api.protocol, "https:"].includes(url.protocol)) {
      throw new GitHubError(first.status, `GET ${path}, and leads to no https address`);
    }
    const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(LONGEST_WAIT_MS) });
    if (!response.ok) {
      throw new GitHubError(response.status, `GET ${path}, where it leads to`);
    }
    return bytesOf(response, mostBytes);
  }

  private request(path: string, method: string, body?: object): Promise<Response> {
    const { api, repository, token } = this.access;
    return fetch(`${api.href.replace(/\/$/, "")}/repos/${repository}${path}`, {
      method,
      redirect: "manual",
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${token}`,
        "user-agent": "mlzone",
        "x-github-api-version": "2022-11-28",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }
}
