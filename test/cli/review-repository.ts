import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { folderWith, mlzone, type Run } from "./run-mlzone";

/** Writes what a cdktf app would, and what it saw of its surroundings into a tag of the stack. */
const APP = `
const fs = require("node:fs");
const { count = 30 } = require("./settings.json");
const out = process.env.CDKTF_OUTDIR;
fs.mkdirSync(out + "/stacks/prod", { recursive: true });
fs.writeFileSync(out + "/manifest.json", JSON.stringify({
  stacks: { prod: { name: "prod", workingDirectory: "stacks/prod", synthesizedStackPath: "stacks/prod/cdk.tf.json" } },
}));
fs.writeFileSync(out + "/stacks/prod/cdk.tf.json", JSON.stringify({
  resource: {
    azurerm_log_analytics_workspace: { logs: { name: "log", retention_in_days: count } },
    azurerm_resource_group: { saw: { name: "saw", tags: saw() } },
  },
}));
function saw() {
  try { return require("seen"); } catch { return {}; }
}
`;
const CONFIG = '{"app":"node app.js"}';

interface Attribute {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** A repository whose last commit keeps logs for 30 days, and whose one before that for 90. */
export function repository(under = "", files: Readonly<Record<string, string>> = {}): string {
  const at = (name: string) => path.join(under, name);
  const folder = folderWith({
    ".gitignore": "node_modules/\ncdktf.out/\n",
    [at("app.js")]: APP,
    [at("cdktf.json")]: CONFIG,
    [at("settings.json")]: '{"count":90}',
    ...files,
  });
  git(folder, "init", "--quiet", "--initial-branch", "main");
  commit(folder, "before");
  git(folder, "tag", "before");
  write(folder, at("settings.json"), '{"count":30}');
  commit(folder, "after");
  synthesize(path.join(folder, under));
  return folder;
}

export function git(folder: string, ...args: readonly string[]): string {
  const { PATH } = process.env;
  return execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH, HOME: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

export function commit(folder: string, message: string): void {
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", message);
}

export function write(folder: string, name: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), text);
}

export function synthesize(folder: string): void {
  const { PATH } = process.env;
  execFileSync(process.execPath, ["app.js"], { cwd: folder, env: { PATH, CDKTF_OUTDIR: "cdktf.out" } });
}

/** A review against a revision, with a folder for temporary files that is looked at afterwards. */
export function reviewed(
  folder: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Run & { readonly left: readonly string[] } {
  const temporary = folderWith({});
  const run = mlzone(folder, ["review", "--base-rev", ...args], { TMPDIR: temporary, HOME: folder, ...env });
  // tsx keeps its cache there
  return { ...run, left: fs.readdirSync(temporary).filter((name) => name.startsWith("mlzone-")) };
}

export function attributesIn({ stdout }: Run): Attribute[] {
  const { stacks } = JSON.parse(stdout) as { stacks: { changes: { attributes: Attribute[] }[] }[] };
  return stacks.flatMap(({ changes }) => changes.flatMap(({ attributes }) => attributes));
}

export function worktrees(folder: string): number {
  return git(folder, "worktree", "list").trim().split("\n").length;
}
