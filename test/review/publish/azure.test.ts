import { publishToAzure, readAzureAccess } from "../../../review/publish";
import { type Answer, type FakeHost, fakeHost } from "./fake-host";
import { sampleReport } from "./sample";

const MARKER = "<!-- mlzone review -->";
const THREADS = "/ml/_apis/git/repositories/repo/pullRequests/12/threads";

const variables = {
  SYSTEM_COLLECTIONURI: "https://dev.azure.com/contoso/",
  SYSTEM_TEAMPROJECTID: "ml",
  BUILD_REPOSITORY_ID: "repo",
  BUILD_REPOSITORY_PROVIDER: "TfsGit",
  BUILD_BUILDID: "4711",
  SYSTEM_PULLREQUEST_PULLREQUESTID: "12",
  SYSTEM_PULLREQUEST_SOURCECOMMITID: "0123456789012345678901234567890123456789",
  SYSTEM_PULLREQUEST_ISFORK: "False",
  SYSTEM_ACCESSTOKEN: "job-token",
};

const hosts: FakeHost[] = [];

afterEach(async () => {
  await Promise.all(hosts.splice(0).map(({ close }) => close()));
});

async function published(report: Buffer | undefined, threads: readonly object[] = []) {
  const answers: [RegExp, Answer][] = [
    [/^GET \/_apis\/connectionData\?/, { body: { authenticatedUser: { id: "me" } } }],
    [/^GET .*\/threads\?api-version=7\.1$/, { body: { value: threads } }],
    [/^(?:POST|PATCH) /, { body: {} }],
  ];
  const host = await fakeHost(answers);
  hosts.push(host);
  const access = { ...readAzureAccess(variables), collection: host.url };
  const markdown = (_: object, longest: number) => `## prod in ${longest}\n`;
  return { result: await publishToAzure(access, report, { markdown }), host };
}

const sound = Buffer.from(JSON.stringify(sampleReport()));

function thread(id: number, content: string, author: string, more: object = {}): object {
  return { id, comments: [{ id: 1, content, author: { id: author }, ...more }] };
}

test("a sound report becomes a thread that is closed, with where it is from", async () => {
  const { result, host } = await published(sound);
  expect(result).toEqual({ ok: true, lines: ["posted on pull request 12"] });
  const [post] = host.writes();
  expect(post).toMatchObject({
    method: "POST",
    url: `${THREADS}?api-version=7.1`,
    authorization: "Bearer job-token",
    body: { status: "closed" },
  });
  const text = JSON.stringify(post?.body);
  expect(text).toContain(`"content":"${MARKER}\\n## prod in `);
  expect(text).toContain("/ml/_build/results?buildId=4711)");
});

test("the next one takes its place, and no other's", async () => {
  const { host } = await published(sound, [
    thread(1, `${MARKER}\nx`, "stranger"),
    thread(2, "hello", "me"),
    thread(3, `${MARKER}\nx`, "me", { isDeleted: true }),
    { id: 4, comments: [] },
    thread(5, `${MARKER}\nx`, "me"),
  ]);
  expect(host.writes()).toMatchObject([{ method: "PATCH", url: `${THREADS}/5/comments/1?api-version=7.1` }]);
});

test("what is no report is refused, and said so", async () => {
  const { result, host } = await published(Buffer.from('{"schemaVersion":9}'));
  expect(result.ok).toBe(false);
  expect(result.lines.join("\n")).toContain("schemaVersion: must be 1");
  expect(JSON.stringify(host.writes()[0]?.body)).toContain("The report was refused");
});

test("a stage that left nothing is told, too", async () => {
  const { result, host } = await published(undefined);
  expect(result.ok).toBe(true);
  expect(JSON.stringify(host.writes()[0]?.body)).toContain("There is no report");
});

test("variables that are not those of such a build are named, all at once", () => {
  expect(() => readAzureAccess({})).toThrow(new RegExp(`^${Object.keys(variables).toSorted().join("|")}`));
  const odd = { ...variables, SYSTEM_PULLREQUEST_ISFORK: "True", BUILD_REPOSITORY_PROVIDER: "GitHub" };
  expect(() => readAzureAccess(odd)).toThrow(
    /^BUILD_REPOSITORY_PROVIDER, SYSTEM_PULLREQUEST_ISFORK: not as in/,
  );
  const path = { ...variables, SYSTEM_PULLREQUEST_PULLREQUESTID: "12/../../x" };
  expect(() => readAzureAccess(path)).toThrow(/^SYSTEM_PULLREQUEST_PULLREQUESTID: not as in/);
});
