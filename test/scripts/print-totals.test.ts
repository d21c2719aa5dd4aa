import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

const SCRIPT = path.resolve(__dirname, "..", "..", "scripts", "print-totals.js");
const TESTS = {
  numPassedTests: 10,
  numFailedTests: 0,
  numPendingTests: 2,
  numTodoTests: 1,
  numRuntimeErrorTestSuites: 0,
};
const step = (held: boolean) => ({ name: "plan", held });
const HELD = { steps: [step(true), step(true)] };

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-totals-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function put(name: string, content: unknown): void {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
}

/** The line, and the exit code. */
function totals(tests: unknown, ...others: string[]): [string, number | null] {
  put("tests.json", tests);
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [SCRIPT, path.join(folder, "tests.json"), ...others],
    { encoding: "utf8" },
  );
  return [stdout + stderr, status];
}

function withRehearsals(skipped?: string): [string, number | null] {
  return totals(TESTS, path.join(folder, "rehearsals"), ...(skipped === undefined ? [] : [skipped]));
}

describe("the totals of the tests", () => {
  test.each([
    ["all passed", TESTS, "10 passed, 0 failed, 3 skipped\n", 0],
    ["one failed", { ...TESTS, numFailedTests: 1 }, "10 passed, 1 failed, 3 skipped\n", 1],
    [
      "a file that doesn't load",
      { ...TESTS, numRuntimeErrorTestSuites: 1 },
      "10 passed, 1 failed, 3 skipped\n",
      1,
    ],
    ["none at all is a failure", {}, "0 passed, 0 failed\n", 1],
    ["a file that can't be read is a failure", "{", "0 passed, 0 failed\n", 1],
  ])("%s", (_case, tests, line, code) => {
    expect(totals(tests)).toEqual([line, code]);
  });

  test("rehearsals that were skipped are counted as skipped", () => {
    expect(totals(TESTS, "", "3")).toEqual(["10 passed, 0 failed, 6 skipped\n", 0]);
  });
});

describe("every step of every rehearsal is a test", () => {
  test("lives in their folders, faults and changes beside them", () => {
    put("rehearsals/dev/evidence.json", HELD);
    put("rehearsals/prod/evidence.json", HELD);
    put("rehearsals/prod/captured/001-evidence.json", { steps: [step(false)] });
    put("rehearsals/my.app-faults.json", [HELD, { steps: [step(true)] }]);
    put("rehearsals/dev-changes.json", [HELD]);
    expect(withRehearsals()).toEqual(["19 passed, 0 failed, 3 skipped\n", 0]);
  });

  test("one that did not hold is a failure", () => {
    put("rehearsals/dev/evidence.json", { steps: [step(true), step(false)] });
    expect(withRehearsals()).toEqual(["11 passed, 1 failed, 3 skipped\n", 1]);
  });

  test.each([
    ["whose folder has no evidence", "rehearsals/prod/evidence.md", "# Rehearsal"],
    ["whose evidence is half written", "rehearsals/prod/evidence.json", '{"steps": ['],
    ["whose evidence has no step", "rehearsals/prod/evidence.json", { steps: [] }],
    ["whose evidence is none", "rehearsals/prod/evidence.json", {}],
  ])("one %s has failed", (_case, name, content) => {
    put("rehearsals/dev/evidence.json", HELD);
    put(name, content);
    expect(withRehearsals()).toEqual(["12 passed, 1 failed, 3 skipped\n", 1]);
  });

  test("none in a folder that was named is a failure, as is a folder that isn't there", () => {
    expect(withRehearsals()).toEqual(["10 passed, 1 failed, 3 skipped\n", 1]);
    fs.mkdirSync(path.join(folder, "rehearsals"));
    expect(withRehearsals("1")).toEqual(["10 passed, 1 failed, 4 skipped\n", 1]);
  });
});
