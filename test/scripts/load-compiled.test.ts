import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

const LOADER = path.join(__dirname, "..", "..", "scripts", "load-compiled.js");

let folder: string;
let file: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-test-"));
  file = path.join(folder, "answer.bundle.js");
  fs.writeFileSync(path.join(folder, "beside.js"), "exports.beside = 'beside';");
  write("one");
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function write(word: string): void {
  fs.writeFileSync(
    file,
    `"use strict";\nconst { beside } = require("./beside");\nexports.words = () => [${JSON.stringify(word)}, beside];\n`,
  );
}

interface Loaded {
  readonly words: readonly string[];
  /** Whether V8 refused what was kept; undefined where it was given nothing. */
  readonly refused?: boolean;
}

/** Loads the file in a process of its own. */
function load(): Loaded {
  const script = `
    const vm = require("node:vm");
    let refused;
    vm.Script = class extends vm.Script {
      constructor(...args) { super(...args); refused = this.cachedDataRejected; }
    };
    const { words } = require(${JSON.stringify(LOADER)}).loadCompiled(${JSON.stringify(file)});
    console.log(JSON.stringify({ words: words(), refused }));`;
  const { status, stderr, stdout } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return JSON.parse(stdout);
}

function kept(): string[] {
  return fs.readdirSync(folder).filter((name) => name.startsWith("answer.bundle.js."));
}

test("the first run keeps what V8 compiled, the second one takes it", () => {
  expect(load()).toEqual({ words: ["one", "beside"] });
  expect(kept()).toEqual([expect.stringMatching(/\.compiled$/)]);

  expect(load()).toEqual({ words: ["one", "beside"], refused: false });
  expect(kept()).toHaveLength(1);
});

test("what was kept of another text isn't taken, though it is as long and of the same moment", () => {
  load();
  const { atime, mtime } = fs.statSync(file);
  write("two");
  fs.utimesSync(file, atime, mtime);

  expect(load()).toEqual({ words: ["two", "beside"] });
});

test.each([
  ["something else", () => Buffer.from("nothing that V8 has made")],
  ["cut off", (whole: Buffer) => whole.subarray(0, whole.length / 2)],
  ["empty", () => Buffer.alloc(0)],
  [
    "of a damaged disk",
    (whole: Buffer) => whole.map((byte, at) => (at === whole.length - 9 ? byte ^ 1 : byte)),
  ],
])("what is %s isn't taken, and is made anew", (_, damaged) => {
  load();
  const file = path.join(folder, kept()[0] ?? "");
  fs.writeFileSync(file, damaged(fs.readFileSync(file)));

  expect(load()).toEqual({ words: ["one", "beside"] });
  expect(load()).toEqual({ words: ["one", "beside"], refused: false });
});

test("what V8 refuses is made anew", () => {
  load();
  const file = path.join(folder, kept()[0] ?? "");
  const data = Buffer.from("whole, and nothing that V8 has made");
  const digest = createHash("sha256").update(data).digest();
  fs.writeFileSync(file, Buffer.concat([digest, data]));

  expect(load()).toEqual({ words: ["one", "beside"], refused: true });
  expect(load()).toEqual({ words: ["one", "beside"], refused: false });
});

test("where nothing can be kept it works all the same, and leaves nothing behind", () => {
  load();
  const [name = ""] = kept();
  fs.rmSync(path.join(folder, name));
  // a folder stands where the file belongs: nobody, root included, can put one in its place
  fs.mkdirSync(path.join(folder, name));
  fs.writeFileSync(path.join(folder, name, "full"), "");

  expect(load()).toEqual({ words: ["one", "beside"] });
  expect(kept()).toEqual([name]);
});
