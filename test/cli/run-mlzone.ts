import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

const ROOT = path.join(__dirname, "..", "..");
/** An app of two stacks that needs no cdktf. */
export const FIXTURE_APP = path.join(__dirname, "fixtures", "app");

const BIN = path.join(ROOT, "bin", "mlzone.js");

/** What a run of the command line left behind. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `mlzone` in a folder, as a person would; `input` is what stands on its standard input. */
export function mlzone(
  folder: string,
  args: readonly string[],
  env: Record<string, string> = {},
  input?: string | Buffer,
): Run {
  const { PATH, HOME } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: folder,
    encoding: "utf8",
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    input,
    maxBuffer: 64 * 1024 * 1024,
    env: { PATH, HOME, ...env },
  });
  return { status, stdout, stderr };
}

const made: string[] = [];
afterAll(() => {
  for (const folder of made.splice(0)) {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

/** A temporary folder with these files in it; it goes when the test file ends. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-cli-"));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), content);
  }
  return folder;
}
