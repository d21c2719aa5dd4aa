import type { ReviewRun } from "../../../review/publish";
import { type Answer, type FakeHost, fakeHost } from "./fake-host";

export const HEAD_SHA = "0123456789012345678901234567890123456789";
const FORK = 77;

/** A run for a pull request from a fork. */
export const RUN: ReviewRun = {
  id: 4711,
  event: "pull_request",
  conclusion: "failure",
  headSha: HEAD_SHA,
  headBranch: "feature/a b&head=x",
  headRepository: { id: FORK, owner: "stranger" },
  isFork: true,
};

export const PULL = { number: 12, head: { sha: HEAD_SHA, repo: { id: FORK } } };

/** What differs from a repository with one open pull request and a sound artifact. */
export interface FakeGitHub {
  readonly pulls?: readonly object[];
  readonly artifacts?: readonly object[];
  readonly archive?: Buffer;
  /** Pages of comments. */
  readonly comments?: readonly (readonly object[])[];
  readonly sarifStatus?: number;
}

export function artifact(id: number, more: object = {}): object {
  return { id, name: "mlzone-review", size_in_bytes: 1000, expired: false, ...more };
}

/** GitHub, as far as a job that posts comments uses it. The archive lies on a second host, as Azure's blobs do. */
export async function fakeGitHub({
  pulls = [PULL],
  artifacts = [artifact(5)],
  archive = Buffer.alloc(0),
  comments = [[]],
  sarifStatus = 202,
}: FakeGitHub): Promise<FakeHost & { readonly blobs: FakeHost }> {
  const blobs = await fakeHost([[/^GET \/blob/, { body: archive }]]);
  const redirect: Answer = { status: 302, headers: { location: new URL("/blob", blobs.url).href }, body: {} };
  const host = await fakeHost([
    [/^GET \/repos\/contoso\/ml\/pulls\?/, { body: pulls }],
    [
      /^GET \/repos\/contoso\/ml\/actions\/runs\/4711\/artifacts\?name=mlzone-review&/,
      { body: { artifacts } },
    ],
    [/^GET \/repos\/contoso\/ml\/actions\/artifacts\/\d+\/zip$/, redirect],
    [
      /^GET \/repos\/contoso\/ml\/issues\/12\/comments\?/,
      ({ url }) => ({ body: comments[Number(/&page=(\d+)$/.exec(url)?.[1]) - 1] ?? [] }),
    ],
    [/^POST \/repos\/contoso\/ml\/issues\/12\/comments$/, { status: 201, body: {} }],
    [/^PATCH \/repos\/contoso\/ml\/issues\/comments\/\d+$/, { body: {} }],
    [/^POST \/repos\/contoso\/ml\/code-scanning\/sarifs$/, { status: sarifStatus, body: {} }],
  ]);
  return {
    ...host,
    blobs,
    close: async () => {
      await host.close();
      await blobs.close();
    },
  };
}
