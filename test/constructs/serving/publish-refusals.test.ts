import type { Answer, PlayedStorage } from "./played-storage";
import { FOLDER, JOB, job, type Publication, publish, staged } from "./publish-run";

/** A storage in which something else lies, too. */
function storageWith(change: (storage: PlayedStorage) => void): PlayedStorage {
  const storage = staged();
  change(storage);
  return storage;
}

const named = (name: string) => storageWith((storage) => storage.stage(`${FOLDER}/x`, "1", { name }));
const NO_PATH = "FAIL  staged     1 of 4 files of a name that is no path";
const FOREIGN: Answer = [403, "", { "x-ms-error-code": "AuthorizationPermissionMismatch" }];
const ONE = "in predictions-staging, below the models of this stack: it must be one";

describe("predictions aren't published, and readers see no marker,", () => {
  test.each<[string, Partial<Publication>, string]>([
    ["of a job that runs", { jobs: { [JOB]: job("Running") } }, "FAIL  job        is Running, not Completed"],
    ["of a job that failed", { jobs: { [JOB]: job("Failed") } }, "FAIL  job        is Failed, not Completed"],
    ["of no job", { jobs: {} }, "FAIL  job        the workspace has none of this name"],
    [
      "where some staged files may have been deleted already",
      { jobs: { [JOB]: job("Completed", 9) } },
      "FAIL  staged     the job is 9 days old: staged files go after 7 days, so some may be missing",
    ],
    [
      "where Azure doesn't say how old the job is",
      { jobs: { [JOB]: { properties: { status: "Completed" } } } },
      "FAIL  staged     the job is of unknown age: staged files go after 7 days, so some may be missing",
    ],
    [
      "where it staged nothing",
      { storage: storageWith(({ containers }) => containers["predictions-staging"]?.clear()) },
      `FAIL  staged     0 folders ${ONE}`,
    ],
    [
      "where its folder has nothing but a marker of its own",
      {
        jobs: { "empty-1": job() },
        args: ["--job", "empty-1"],
        storage: storageWith((storage) => storage.stage("stores/north/empty-1/_SUCCESS", "")),
      },
      "FAIL  staged     the folder is empty",
    ],
    [
      "of a model that isn't the stack's",
      {
        jobs: { "other-1": job() },
        args: ["--job", "other-1"],
        storage: storageWith((storage) => storage.stage("stores/east/other-1/a.csv", "1")),
      },
      `FAIL  staged     0 folders ${ONE}`,
    ],
    [
      "of a job with folders of two models",
      { storage: storageWith((storage) => storage.stage(`stores/south/${JOB}/a.csv`, "1")) },
      `FAIL  staged     2 folders ${ONE}`,
    ],
    [
      "where there are fewer files than asked for",
      { args: ["--job", JOB, "--least-files", "4"] },
      "FAIL  staged     3 files, 44 bytes: at least 4 and 0 are asked for",
    ],
    [
      "where there are fewer bytes than asked for",
      { args: ["--job", JOB, "--least-bytes", "45"] },
      "FAIL  staged     3 files, 44 bytes: at least 0 and 45 are asked for",
    ],
    ["with a way up", { storage: named(`<Name>${FOLDER}/../../x</Name>`) }, NO_PATH],
    ["with a way to nowhere", { storage: named(`<Name>${FOLDER}//x</Name>`) }, NO_PATH],
    ["with a backslash", { storage: named(`<Name>${FOLDER}/..\\x</Name>`) }, NO_PATH],
    ["with a line break", { storage: named(`<Name>${FOLDER}/a&#xA;::b</Name>`) }, NO_PATH],
    [
      "with a name of another folder",
      { storage: named("<Name>stores/south/another-batch-job/y</Name>") },
      NO_PATH,
    ],
    [
      "with a name that XML can't hold",
      { storage: named('<Name Encoded="true">a%EF%BF%BE</Name>') },
      NO_PATH,
    ],
    [
      "in a file whose encoding would be lost",
      { storage: storageWith((storage) => storage.stage(`${FOLDER}/x`, "1", { encoding: "gzip" })) },
      "FAIL  staged     1 of 4 files with a content encoding, which would be lost",
    ],
    [
      "in a file of another size than it was listed with",
      { storage: storageWith((storage) => storage.stage(`${FOLDER}/x`, "123", { size: 4 })) },
      "FAIL  copied     a staged file has another size than it was listed with",
    ],
    [
      "where a file changes meanwhile",
      {
        instead: ({ headers }, storage) => {
          if (headers["x-ms-range"]) {
            storage.stage(`${FOLDER}/part-0.csv`, "another");
          }
          return undefined;
        },
      },
      "FAIL  copied     a staged file was changed or deleted meanwhile",
    ],
    [
      "where a copy has another size",
      {
        instead: ({ headers, method, url }, storage) => {
          if (method !== "PUT" || !url.pathname.endsWith("part-0.csv")) {
            return undefined;
          }
          const mark = String(headers["x-ms-meta-staged"]);
          storage.keep("predictions", `${FOLDER}/part-0.csv`, { body: Buffer.from("1"), staged: mark });
          return [201];
        },
      },
      "FAIL  compared   1 of 3 files are missing or of another size",
    ],
    [
      "into a folder in which others have written",
      {
        storage: storageWith((storage) =>
          storage.keep("predictions", `${FOLDER}/stranger`, { body: Buffer.from("1") }),
        ),
      },
      "FAIL  compared   1 files in the published folder are none of the job's",
    ],
  ])("%s", async (_, { storage = staged(), ...part }, line) => {
    const before = Object.keys(storage.published);
    const { code, lines, seen, stdout } = await publish({ storage, ...part });
    expect(lines.at(-1)).toBe(line);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    const written = Object.keys(storage.published).filter((name) => !before.includes(name));
    expect(written.filter((name) => !name.startsWith(`${FOLDER}/`) || name.endsWith("_SUCCESS"))).toEqual([]);
    // what is refused before anything is copied writes nothing
    const writes = seen.filter(({ method }) => method === "PUT");
    expect(/copied|another size/.test(line) || writes.length === 0).toBe(true);
  });

  test("where the job was published with something else", async () => {
    const storage = staged();
    await publish({ storage });
    const before = storage.published;
    storage.stage(`${FOLDER}/part-0.csv`, "of another day");
    const { code, lines } = await publish({ storage });
    const words = "before, and what is staged isn't what was published: it isn't touched";
    expect([code, lines.at(-1)]).toEqual([1, `FAIL  published  ${words}`]);
    expect(storage.published).toEqual(before);
  });

  test("and what was published, but isn't whole any more, is said", async () => {
    const storage = staged();
    await publish({ storage });
    storage.containers.predictions?.delete(`${FOLDER}/part-0.csv`);
    const { code, lines } = await publish({ storage });
    expect([code, lines.at(-1)]).toEqual([1, "FAIL  compared   1 of 3 files are missing or of another size"]);
  });
});

describe("what publishes predictions says that it can't where", () => {
  const forbidden =
    (matches: RegExp): Publication["instead"] =>
    ({ method, url }) =>
      matches.test(`${method} ${url.pathname}${url.search}`) ? FOREIGN : undefined;
  const REFUSED =
    /^127\.0\.0\.1:\d+ answered 403 \(AuthorizationPermissionMismatch\): the token is of another audience, has expired, or its identity has no right to this$/m;

  test.each<[string, Partial<Publication>, RegExp]>([
    ["staging can't be listed", { instead: forbidden(/GET .*staging\?.*delimiter/) }, REFUSED],
    ["a staged file can't be read", { instead: forbidden(/GET .*staging\/stores/) }, REFUSED],
    ["nothing may be written", { instead: forbidden(/PUT/) }, REFUSED],
    ["the marker may not be written", { instead: forbidden(/PUT .*_SUCCESS/) }, REFUSED],
    [
      "a list is cut off",
      { instead: ({ url }) => (url.searchParams.has("marker") ? [200, "<EnumerationResults>"] : undefined) },
      /answered 200 when it was asked what lies in predictions-staging$/m,
    ],
    [
      "the service stays busy",
      { instead: () => [503, "", { "x-ms-error-code": "::error" }] },
      /^127\.0\.0\.1:\d+ answered 503 when it was asked what lies in predictions-staging$/m,
    ],
    [
      "an answer leads elsewhere",
      { instead: () => [302, "", { location: "https://elsewhere.example.com/" }] },
      /answered 302 when/,
    ],
    [
      "Azure says nothing of a job's state",
      { jobs: { [JOB]: { properties: { status: "::set-output" } } } },
      /^127\.0\.0\.1:\d+ answered 200 when it was asked for the job$/m,
    ],
    [
      "there is no token for the storage",
      { env: { MLZONE_STORAGE_TOKEN: "" } },
      /^MLZONE_STORAGE_TOKEN must hold an Entra token \(it is empty\)$/,
    ],
    [
      "a token is none",
      { env: { MLZONE_MANAGEMENT_TOKEN: "ERROR: a secret\nof two lines" } },
      /^MLZONE_MANAGEMENT_TOKEN must hold an Entra token \(it holds none\)$/,
    ],
    ["a job's name is a path", { args: ["--job", "../north"] }, /^--job must be the name of a job/],
    ["a number is none", { args: ["--least-files", "many"] }, /^--least-files must be a whole number$/],
    ["an option is unknown", { args: ["--all"] }, /^Unknown option '--all'/],
    ["there are two files", { args: ["other.json"] }, /^usage: node publish-predictions\.mjs/],
    [
      "the file isn't JSON",
      { file: () => "{" },
      /predictions\.publish\.json can't be read \(it isn't JSON\)$/,
    ],
    [
      "the file is another one",
      { file: (spec) => JSON.stringify({ ...spec, folders: ["stores/../.."] }) },
      /predictions\.publish\.json isn't what a stack writes for this$/,
    ],
    [
      "a token would go unencrypted",
      { file: (spec) => JSON.stringify({ ...spec, storage: "http://stchurn.example.com" }) },
      /^storage of the file must be an address that begins with https:\/\/$/,
    ],
    [
      "nobody is there",
      { file: (spec) => JSON.stringify({ ...spec, storage: "http://127.0.0.1:1" }) },
      /^127\.0\.0\.1:1 can't be reached \(.+\): run this from inside the network$/,
    ],
  ])("%s", async (_, part, message) => {
    const storage = staged();
    const { code, lines, stdout } = await publish({ storage, ...part });
    expect(lines.join("\n")).toMatch(message);
    expect(lines.join("\n")).not.toContain("::");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(Object.keys(storage.published).filter((name) => name.endsWith("_SUCCESS"))).toEqual([]);
  });
});
