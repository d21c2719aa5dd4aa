import type { Answer } from "./played-storage";
import {
  FOLDER,
  JOB,
  job,
  MANAGEMENT_TOKEN,
  PREDICTION,
  publish,
  STORAGE_TOKEN,
  staged,
  WORKSPACE,
} from "./publish-run";

const BUSY: Answer = [503, "", { "x-ms-error-code": "ServerBusy" }];

describe("deploy/batch-partial-failure-staging: what a stack ships to publish predictions", () => {
  test("copies the folder of a finished job, page by page, and writes the marker last of all", async () => {
    const storage = staged();
    const { code, lines, seen, stdout } = await publish({ storage });
    expect(lines).toEqual([
      JOB,
      "ok    job        is Completed",
      "ok    staged     3 files, 44 bytes",
      "ok    copied     3 of 3 files",
      "ok    published  now",
    ]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `predictions/${FOLDER}/\n` });
    const { [`${FOLDER}/_SUCCESS`]: marker = "", ...files } = storage.published;
    expect(files).toEqual({
      [`${FOLDER}/part-0.csv`]: `1,${PREDICTION}`,
      [`${FOLDER}/deep/er & <er>/part #1?%2e.csv`]: `2,${PREDICTION}`,
      [`${FOLDER}/deep/none.csv`]: "",
    });
    expect(JSON.parse(marker)).toEqual({
      job: JOB,
      files: 3,
      bytes: 44,
      staged: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(storage.containers.predictions?.get(`${FOLDER}/part-0.csv`)?.type).toBe("text/csv");
    const last = seen.at(-1);
    expect([last?.method, last?.url.pathname]).toEqual(["PUT", `/predictions/${FOLDER}/_SUCCESS`]);
    expect(seen.filter(({ url }) => url.searchParams.has("marker"))).not.toEqual([]);
  });

  test("sends each service its own token, and writes nowhere but among the published ones", async () => {
    const { seen } = await publish({ storage: staged() });
    const management = seen.filter(({ headers }) => headers.authorization === `Bearer ${MANAGEMENT_TOKEN}`);
    expect(management.map(({ url }) => `${url.pathname}${url.search}`)).toEqual([
      `${WORKSPACE}/jobs/${JOB}?api-version=2025-12-01`,
    ]);
    const others = seen.filter((one) => !management.includes(one));
    const told = others.map(({ headers }) => [headers.authorization, headers["x-ms-version"]].join());
    expect(new Set(told)).toEqual(new Set([`Bearer ${STORAGE_TOKEN},2023-11-03`]));
    const changing = others.filter(({ method }) => method !== "GET");
    expect(changing.filter(({ url }) => !url.pathname.startsWith(`/predictions/${FOLDER}/`))).toEqual([]);
  });

  test("copies a large file in blocks", async () => {
    const storage = staged();
    const large = Buffer.alloc(33 * 2 ** 20, "0123456789");
    storage.stage(`${FOLDER}/large`, large);
    const { code, seen } = await publish({ storage });
    expect(code).toBe(0);
    const copied = storage.containers.predictions?.get(`${FOLDER}/large`);
    expect([copied?.body.equals(large), copied?.type]).toEqual([true, "text/csv"]);
    const sent = seen.filter(({ method }) => method === "PUT").map(({ body }) => body.length);
    expect(Math.max(...sent)).toBe(16 * 2 ** 20);
  });

  test("leaves out a marker that the job wrote by itself", async () => {
    const storage = staged();
    storage.stage(`${FOLDER}/_SUCCESS`, "too early");
    storage.stage(`${FOLDER}/deep/_SUCCESS`, "too early");
    expect(await publish({ storage })).toMatchObject({ code: 0 });
    expect(Object.keys(storage.published)).not.toContain(`${FOLDER}/deep/_SUCCESS`);
    expect(Object.values(storage.published)).not.toContain("too early");
  });

  test("asks again where the service is busy or a connection breaks", async () => {
    let asked = 0;
    const instead = () => {
      asked += 1;
      return asked === 2 ? BUSY : asked === 4 ? "broken" : undefined;
    };
    expect(await publish({ storage: staged(), instead })).toMatchObject({ code: 0 });
  });

  test("run again it finds that all is done, and writes nothing", async () => {
    const storage = staged();
    await publish({ storage });
    const { code, lines, seen, stdout } = await publish({ storage });
    expect(lines.at(-1)).toBe("ok    published  before");
    expect({ code, stdout }).toEqual({ code: 0, stdout: `predictions/${FOLDER}/\n` });
    expect(seen.filter(({ method }) => method === "PUT")).toEqual([]);
  });

  test("after an interruption it goes on where it was, and no reader was let in meanwhile", async () => {
    const storage = staged();
    let written = 0;
    const interrupted = await publish({
      storage,
      instead: ({ method }) => {
        written += method === "PUT" ? 1 : 0;
        return method === "PUT" && written > 1 ? [400] : undefined;
      },
    });
    expect(interrupted).toMatchObject({ code: 1, stdout: "" });
    expect(Object.keys(storage.published)).toHaveLength(1);
    const { code, lines, seen } = await publish({ storage });
    expect(lines).toContain("ok    copied     2 of 3 files");
    expect(code).toBe(0);
    // and the marker
    expect(seen.filter(({ method }) => method === "PUT")).toHaveLength(3);
    expect(Object.keys(storage.published)).toHaveLength(4);
  });

  test("begins no other file after one that failed", async () => {
    const storage = staged();
    for (let at = 0; at < 40; at += 1) {
      storage.stage(`${FOLDER}/more/${at}`, "1");
    }
    let written = 0;
    const instead = ({ method }: { readonly method: string }): Answer | undefined => {
      written += method === "PUT" ? 1 : 0;
      return method === "PUT" && written === 1 ? [400] : undefined;
    };
    expect(await publish({ storage, instead })).toMatchObject({ code: 1 });
    expect(written).toBeLessThan(20);
  });

  test.each([
    [412, 1],
    [500, 2],
  ])("a file that Azure doesn't take, with %d, ends with %d", async (status, code) => {
    const refused = await publish({
      storage: staged(),
      instead: ({ method }) => (method === "PUT" ? [status] : undefined),
    });
    expect(refused).toMatchObject({ code, stdout: "" });
  });

  test("what an interruption left of another size is copied again", async () => {
    const storage = staged();
    storage.keep("predictions", `${FOLDER}/part-0.csv`, { body: Buffer.from("1,"), staged: "0x8D1" });
    expect(await publish({ storage })).toMatchObject({ code: 0 });
    expect(storage.published[`${FOLDER}/part-0.csv`]).toBe(`1,${PREDICTION}`);
  });
});

describe("without a job's name, what publishes predictions", () => {
  test("publishes each finished one, of every model, and leaves what isn't ready for the next run", async () => {
    const storage = staged();
    storage.stage("stores/south/done-2/a.csv", "3");
    storage.stage("stores/south/runs-3/a.csv", "4");
    storage.stage("stores/south/old-4/a.csv", "5");
    storage.stage("stores/south/nobody-5/a.csv", "6");
    storage.stage("stores/south/not a job/a.csv", "7");
    storage.stage("stores/east/done-2/a.csv", "8");
    const jobs = { [JOB]: job(), "done-2": job(), "runs-3": job("Running"), "old-4": job("Completed", 7.5) };
    const { code, lines, stdout } = await publish({ storage, jobs, args: [] });
    expect(lines.filter((line) => /^(left|FAIL)/.test(line))).toEqual([
      "left  job        the workspace has none of this name",
      "left  staged     the job is 7 days old: staged files go after 7 days, so some may be missing",
      "left  job        is Running, not Completed",
    ]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `predictions/${FOLDER}/\npredictions/stores/south/done-2/\n`,
    });
    expect(Object.keys(storage.published).filter((name) => !/batchjob-1|done-2/.test(name))).toEqual([]);
    expect(Object.keys(storage.published).filter((name) => name.startsWith("stores/east"))).toEqual([]);
  });

  test("goes on with the others after one that isn't right, and fails", async () => {
    const storage = staged();
    storage.stage("stores/south/a-2/x.csv", "");
    const { code, lines, stdout } = await publish({
      storage,
      jobs: { [JOB]: job(), "a-2": job() },
      args: [],
    });
    expect(lines).toContain("FAIL  staged     1 files, 0 bytes: all are empty");
    expect({ code, stdout }).toEqual({ code: 1, stdout: `predictions/${FOLDER}/\n` });
  });

  test("has nothing to do where nothing is staged", async () => {
    const storage = staged();
    storage.containers["predictions-staging"]?.clear();
    expect(await publish({ storage, args: [] })).toMatchObject({ code: 0, stdout: "" });
  });

  test("of a job whose staged files are going, the marker alone is asked for", async () => {
    const storage = staged();
    await publish({ storage });
    storage.containers["predictions-staging"]?.delete(`${FOLDER}/part-0.csv`);
    expect(await publish({ storage, jobs: { [JOB]: job("Completed", 7.5) } })).toMatchObject({ code: 0 });
  });
});
