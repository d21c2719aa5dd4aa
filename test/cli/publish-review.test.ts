import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { type PublishFlags, publishReview } from "../../cli/publish-review";
import { artifact, fakeGitHub, HEAD_SHA } from "../review/publish/fake-github";
import type { FakeHost } from "../review/publish/fake-host";
import { sampleReport } from "../review/publish/sample";
import { zipOf } from "../review/publish/zip-maker";

const renderers = { markdown: () => "## prod\n", sarif: () => "{}" };
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-publish-"));
const hosts: FakeHost[] = [];
let printed = "";

beforeEach(() => {
  printed = "";
  jest.spyOn(console, "log").mockImplementation((text: string) => {
    printed += text;
  });
});

afterEach(async () => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
  await Promise.all(hosts.splice(0).map(({ close }) => close()));
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

async function onGitHub(content: string, more: Record<string, string> = {}, flags: PublishFlags = {}) {
  const host = await fakeGitHub({
    archive: zipOf([{ name: "review.json", content }]),
    artifacts: [artifact(5)],
  });
  hosts.push(host);
  const event = path.join(folder, "event.json");
  fs.writeFileSync(
    event,
    JSON.stringify({
      repository: { id: 1 },
      workflow_run: {
        ...{ id: 4711, event: "pull_request", conclusion: "success", head_sha: HEAD_SHA, head_branch: "x" },
        head_repository: { id: 77, owner: { login: "stranger" } },
      },
    }),
  );
  const environment = {
    GITHUB_API_URL: host.url.href,
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_REPOSITORY: "contoso/ml",
    GITHUB_EVENT_PATH: event,
    GITHUB_TOKEN: "job-token",
    ...more,
  };
  await publishReview("github", flags, renderers, environment);
  return host;
}

test("a review is posted from what the job's variables say", async () => {
  const host = await onGitHub(JSON.stringify(sampleReport()));
  expect(host.writes()).toHaveLength(2);
  expect(printed).toBe("mlzone: posted on pull request 12\nmlzone: handed to code scanning");
  expect(process.exitCode).toBe(0);
});

test("a refused report fails the job, and no line of its author's is a command to the log", async () => {
  const key = "##vso[task.setvariable variable=a]b ##[error]c\n::add-mask::d\u001B[31m";
  const report = { ...sampleReport(), stacks: [{ ...sampleReport().stacks[0], counts: { [key]: 1 } }] };
  await onGitHub(JSON.stringify(report));
  expect(process.exitCode).toBe(1);
  expect(printed).toContain("the report of run 4711 is refused:");
  expect(printed).toContain("add-mask");
  expect(printed.split("\n").every((line) => line.startsWith("mlzone: "))).toBe(true);
  expect(printed).not.toContain("##");
  expect(printed).not.toContain("\u001B");
});

test("variables that are missing are named, all at once", async () => {
  await expect(publishReview("github", {}, renderers, { GITHUB_REPOSITORY: "a/b" })).rejects.toMatchObject({
    message:
      "GITHUB_API_URL, GITHUB_SERVER_URL, GITHUB_EVENT_PATH, GITHUB_TOKEN must be set, as in pipelines/github/comment.yml.",
    exitCode: 2,
  });
  await expect(onGitHub("{}", { GITHUB_REPOSITORY: "a/../b" })).rejects.toThrow("must be owner/name");
});

test("a host that refuses is told in one sentence", async () => {
  await expect(onGitHub("{}", { GITHUB_REPOSITORY: "contoso/other" })).rejects.toMatchObject({
    message: expect.stringMatching(/^the review can't be posted: GitHub answers 404 to GET \/pulls/),
    exitCode: 1,
  });
});

test("a report is given for azure, and only there", async () => {
  await expect(publishReview("azure", {}, renderers, {})).rejects.toThrow("azure needs --report FILE");
  await expect(onGitHub("{}", {}, { report: "x" })).rejects.toThrow("--report is for azure");
  await expect(publishReview("azure", { report: "x" }, renderers, {})).rejects.toThrow(
    /^the review can't be posted: SYSTEM_COLL/,
  );
});

test("on Azure, a link in place of the report is not followed", async () => {
  const link = path.join(folder, "review.json");
  fs.symlinkSync("/etc/hostname", link);
  const variables = {
    SYSTEM_COLLECTIONURI: "http://127.0.0.1:1/",
    SYSTEM_TEAMPROJECTID: "ml",
    BUILD_REPOSITORY_ID: "repo",
    BUILD_REPOSITORY_PROVIDER: "TfsGit",
    BUILD_BUILDID: "1",
    SYSTEM_PULLREQUEST_PULLREQUESTID: "12",
    SYSTEM_PULLREQUEST_SOURCECOMMITID: HEAD_SHA,
    SYSTEM_PULLREQUEST_ISFORK: "False",
    SYSTEM_ACCESSTOKEN: "job-token",
  };
  await expect(publishReview("azure", { report: link }, renderers, variables)).rejects.toThrow(
    "the report can't be read",
  );
});
