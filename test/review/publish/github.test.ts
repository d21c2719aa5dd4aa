import { gunzipSync } from "node:zlib";
import {
  type Published,
  publishToGitHub,
  type Renderers,
  type ReviewRun,
  readRun,
} from "../../../review/publish";
import { artifact, type FakeGitHub, fakeGitHub, HEAD_SHA, PULL, RUN } from "./fake-github";
import type { FakeHost } from "./fake-host";
import { sampleReport } from "./sample";
import { zipOf } from "./zip-maker";

const MARKER = "<!-- mlzone review -->";
const BOT = { login: "github-actions[bot]", type: "Bot" };

const renderers: Renderers = {
  markdown: ({ stacks }, longest) => `## ${stacks[0]?.name} in ${longest}\n`,
  sarif: ({ stacks }) => JSON.stringify({ runs: stacks.map(({ name }) => name) }),
};

function archiveOf(content: string | Buffer = JSON.stringify(sampleReport())): Buffer {
  return zipOf([{ name: "review.json", content }]);
}

const hosts: FakeHost[] = [];

afterEach(async () => {
  await Promise.all(hosts.splice(0).map(({ close }) => close()));
});

async function published(
  fake: FakeGitHub,
  run: ReviewRun = RUN,
  chosen: Renderers = renderers,
): Promise<{ result: Published; host: FakeHost & { readonly blobs: FakeHost } }> {
  const host = await fakeGitHub({ archive: archiveOf(), ...fake });
  hosts.push(host);
  const access = { api: host.url, repository: "contoso/ml", token: "job-token" };
  return { result: await publishToGitHub(access, "https://github.com", run, chosen), host };
}

function bodyOf({ body }: { readonly body: unknown }): string {
  return (body as { body: string }).body;
}

describe("a sound report", () => {
  test("is posted once, with the marker first and where it is from last", async () => {
    const { result, host } = await published({});
    expect(result).toEqual({ ok: true, lines: ["posted on pull request 12", "handed to code scanning"] });
    const [comment] = host.writes();
    expect(comment).toMatchObject({ method: "POST", url: "/repos/contoso/ml/issues/12/comments" });
    const body = comment === undefined ? "" : bodyOf(comment);
    expect(body.startsWith(`${MARKER}\n## prod in `)).toBe(true);
    expect(body).toContain("[run 4711](https://github.com/contoso/ml/actions/runs/4711)");
    expect(body).toContain("Of commit `012345678901`");
    expect(body).toContain("read it, too");
  });

  test("goes to code scanning as the analysis of the pull request's head", async () => {
    const { host } = await published({});
    const [, upload] = host.writes();
    const body = upload?.body as { sarif: string; ref: string; commit_sha: string };
    expect(body).toMatchObject({ ref: "refs/pull/12/head", commit_sha: HEAD_SHA });
    expect(gunzipSync(Buffer.from(body.sarif, "base64")).toString()).toBe('{"runs":["prod"]}');
  });

  test("is posted, too, where code scanning is not switched on", async () => {
    const { result, host } = await published({ sarifStatus: 403 });
    expect(result.ok).toBe(true);
    expect(result.lines[1]).toBe("not handed to code scanning: code scanning is not switched on here (403)");
    expect(host.writes()).toHaveLength(2);
  });

  test("takes the place of an older comment of the bot's, on whichever page it is", async () => {
    const others = Array.from({ length: 100 }, (_, id) => ({ id, body: "hello", user: BOT }));
    const { host } = await published({
      comments: [others, [{ id: 900, body: `${MARKER}\nold`, user: BOT }]],
    });
    expect(host.writes()[0]).toMatchObject({ method: "PATCH", url: "/repos/contoso/ml/issues/comments/900" });
  });

  test("leaves every comment alone that somebody else wrote, or that only quotes the marker", async () => {
    const { host } = await published({
      comments: [
        [
          { id: 1, body: `${MARKER}\nmine`, user: { login: "stranger", type: "User" } },
          { id: 2, body: `${MARKER}\nmine`, user: { login: "github-actions[bot]", type: "User" } },
          { id: 3, body: `${MARKER}\nmine`, user: { login: "other[bot]", type: "Bot" } },
          { id: 4, body: `> ${MARKER}\nquoted`, user: BOT },
          { id: 5, body: null, user: null },
        ],
      ],
    });
    expect(host.writes()[0]).toMatchObject({ method: "POST", url: "/repos/contoso/ml/issues/12/comments" });
  });

  test("is the last one where a run was repeated", async () => {
    const { host } = await published({ artifacts: [artifact(5), artifact(9), artifact(7)] });
    expect(host.received.map(({ url }) => url)).toContain("/repos/contoso/ml/actions/artifacts/9/zip");
  });

  test("is fetched without the token from where GitHub sends to", async () => {
    const { host } = await published({});
    expect(host.received.every(({ authorization }) => authorization === "Bearer job-token")).toBe(true);
    expect(host.blobs.received.map(({ authorization }) => authorization)).toEqual([undefined]);
  });
});

describe("the pull request is the one whose head the run looked at", () => {
  test("it is asked for by owner and branch, whatever the branch is called", async () => {
    const { host } = await published({});
    const url = new URL(host.received[0]?.url ?? "", host.url);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      state: "open",
      per_page: "100",
      head: "stranger:feature/a b&head=x",
    });
  });

  const none: readonly (readonly [string, FakeGitHub, ReviewRun])[] = [
    ["there is none", { pulls: [] }, RUN],
    ["somebody has pushed since", { pulls: [{ ...PULL, head: { ...PULL.head, sha: "f".repeat(40) } }] }, RUN],
    ["it is another fork's", { pulls: [{ ...PULL, head: { ...PULL.head, repo: { id: 78 } } }] }, RUN],
    ["the fork is gone", { pulls: [{ ...PULL, head: { ...PULL.head, repo: null } }] }, RUN],
    ["GitHub no longer knows the fork", {}, { ...RUN, headRepository: undefined }],
    ["the run was on no branch", {}, { ...RUN, headBranch: "" }],
    ["there are two", { pulls: [PULL, { ...PULL, number: 13 }] }, RUN],
    ["the run was for a push", {}, { ...RUN, event: "push" }],
    ["the run was cancelled", {}, { ...RUN, conclusion: "cancelled" }],
  ];

  test.each(none)("nothing is posted where %s", async (_, fake, run) => {
    const { result, host } = await published(fake, run);
    expect(result.ok).toBe(true);
    expect(result.lines[0]).toMatch(/^nothing to post/);
    expect(host.writes()).toEqual([]);
    expect(host.blobs.received).toEqual([]);
  });

  test("a number in the artifact has no say", async () => {
    const content = JSON.stringify({ ...sampleReport(), pullRequest: 1, number: 1 });
    const { host } = await published({ archive: archiveOf(content) });
    expect(host.writes()[0]?.url).toBe("/repos/contoso/ml/issues/12/comments");
  });
});

describe("what is no report", () => {
  const refused: readonly [string, FakeGitHub, RegExp][] = [
    ["not JSON", { archive: archiveOf("<html>") }, /not JSON/],
    ["not UTF-8", { archive: archiveOf(Buffer.from([0x7b, 0xff, 0x7d])) }, /not UTF-8/],
    ["another schema", { archive: archiveOf('{"schemaVersion":9}') }, /schemaVersion: must be 1/],
    ["no archive", { archive: Buffer.from("{}") }, /not a zip archive/],
    ["a bomb", { archive: archiveOf(Buffer.alloc(30_000_000)) }, /more than 20000000 bytes/],
    [
      "too large by its own word",
      { artifacts: [artifact(5, { size_in_bytes: 5_000_001 })] },
      /5000000 bytes/,
    ],
    ["too large against its word", { archive: Buffer.alloc(5_000_001) }, /more than 5000000 bytes/],
  ];

  test.each(refused)("is refused, and said so in place of an older comment: %s", async (_, fake, why) => {
    const { result, host } = await published({ comments: [[{ id: 3, body: MARKER, user: BOT }]], ...fake });
    expect(result.ok).toBe(false);
    expect(result.lines.join("\n")).toMatch(why);
    const [comment, ...others] = host.writes();
    expect(others).toEqual([]);
    expect(comment).toMatchObject({ method: "PATCH", url: "/repos/contoso/ml/issues/comments/3" });
    expect(comment === undefined ? "" : bodyOf(comment)).toContain("The report was refused");
  });

  test("says nothing of its author's in the comment", async () => {
    const content = JSON.stringify({ ...sampleReport(), failOn: { "@everyone": 1 }, base: 1 });
    const { host } = await published({ archive: archiveOf(content) });
    const [comment] = host.writes();
    expect(comment === undefined ? "@" : bodyOf(comment)).not.toContain("@");
  });

  test.each([
    ["none", []],
    ["one of another name", [artifact(5, { name: "mlzone-review2" })]],
    ["one that is expired", [artifact(5, { expired: true })]],
  ])("a run that left %s says so", async (_, artifacts) => {
    const { result, host } = await published({ artifacts });
    expect(result.ok).toBe(true);
    const [comment] = host.writes();
    expect(comment === undefined ? "" : bodyOf(comment)).toContain("There is no report");
    expect(host.blobs.received).toEqual([]);
  });

  test("a renderer that writes more than a comment may have posts nothing", async () => {
    const long: Renderers = { ...renderers, markdown: (_, longest) => "x".repeat(longest + 1) };
    await expect(published({}, RUN, long)).rejects.toThrow("longer than a comment may be");
    expect(hosts[0]?.writes()).toEqual([]);
    const whole = await published({}, RUN, { ...long, markdown: (_, longest) => "x".repeat(longest) });
    const [comment] = whole.host.writes();
    expect(comment === undefined ? "" : bodyOf(comment)).toHaveLength(65_536);
  });
});

test("an answer of GitHub that stops the work is told with the request, and not with the token", async () => {
  const host = await fakeGitHub({});
  hosts.push(host);
  const access = { api: host.url, repository: "contoso/other", token: "job-token" };
  const refusal = publishToGitHub(access, "https://github.com", RUN, renderers);
  await expect(refusal).rejects.toThrow(/^GitHub answers 404 to GET \/pulls\?state=open/);
});

describe("the event", () => {
  const event = {
    repository: { id: 1 },
    workflow_run: {
      ...{ id: 4711, event: "pull_request", conclusion: "success", head_sha: HEAD_SHA, head_branch: "x" },
      head_repository: { id: 77, owner: { login: "stranger" } },
    },
  };

  test("is read as GitHub writes it", () => {
    expect(readRun(JSON.stringify(event))).toEqual({
      ...RUN,
      conclusion: "success",
      headBranch: "x",
    });
    const own = { ...event.workflow_run, head_repository: { id: 1, owner: { login: "contoso" } } };
    expect(readRun(JSON.stringify({ ...event, workflow_run: own })).isFork).toBe(false);
    expect(
      readRun(JSON.stringify({ ...event, workflow_run: { ...own, head_repository: null } })).isFork,
    ).toBe(true);
  });

  test("of another kind is refused", () => {
    expect(() => readRun(JSON.stringify({ ...event, workflow_run: undefined }))).toThrow(
      "none of workflow_run",
    );
    const odd = { ...event.workflow_run, head_sha: "main" };
    expect(() => readRun(JSON.stringify({ ...event, workflow_run: odd }))).toThrow("none of workflow_run");
  });
});
