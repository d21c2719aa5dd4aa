import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

const root = path.resolve(__dirname, "../..");

/** Runs the app in `folder`, as the CLI does, and returns every file it writes. */
function synthesizeIn(folder: string): Map<string, string> {
  execFileSync(process.execPath, ["-r", require.resolve("tsx/cjs"), path.join(root, "main.ts")], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, CDKTF_OUTDIR: path.join(folder, "cdktf.out") },
  });
  const files = fs.readdirSync(path.join(folder, "cdktf.out"), { recursive: true, withFileTypes: true });
  return new Map(
    files
      .filter((file) => file.isFile())
      .map((file) => path.join(file.parentPath, file.name))
      .map((file) => [path.relative(folder, file), fs.readFileSync(file, "utf8")]),
  );
}

describe("what is written", () => {
  const folders = ["one", "another-folder"].map((name) =>
    fs.mkdtempSync(path.join(os.tmpdir(), `mlzone-${name}-`)),
  );
  const [first, second] = folders.map(synthesizeIn) as [Map<string, string>, Map<string, string>];
  afterAll(() => {
    for (const folder of folders) {
      fs.rmSync(folder, { recursive: true });
    }
  });

  test("two synths in two folders are byte-identical", () => {
    expect([...first.keys()].sort()).toEqual([...second.keys()].sort());
    expect(first.size).toBeGreaterThan(4);
    for (const [file, text] of first) {
      expect({ file, same: second.get(file) === text }).toEqual({ file, same: true });
    }
  });

  test("no path of the machine, no time", () => {
    for (const [file, text] of first) {
      expect({ file, found: /\/(root|home|tmp|work|Users)\//.exec(text)?.[0] }).toEqual({
        file,
        found: undefined,
      });
      // the beginning or end of a day stands for a day of the configuration: budgets and exemptions have one
      const time = /\d{4}-\d\d-\d\dT(?!00:00:00Z|23:59:59Z)\d\d:/;
      expect({ file, found: time.exec(text)?.[0] }).toEqual({ file, found: undefined });
    }
  });

  test("each stack has its deviations beside it", () => {
    for (const stack of ["dev", "prod"]) {
      const text = first.get(path.join("cdktf.out", "stacks", stack, "deviations.json"));
      expect(JSON.parse(text ?? "")).toEqual({ deviations: expect.any(Array) });
    }
  });
});
