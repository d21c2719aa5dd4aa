import { spawn, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import {
  attributesIn,
  commit,
  git,
  repository,
  reviewed,
  synthesize,
  worktrees,
  write,
} from "./review-repository";
import { folderWith } from "./run-mlzone";

const BIN = path.join(__dirname, "..", "..", "bin", "mlzone.js");
const SECRETS = {
  ARM_CLIENT_SECRET: "hush",
  GITHUB_TOKEN: "hush",
  GIT_ASKPASS: "hush",
  SSH_AUTH_SOCK: "hush",
};

const RETENTION = expect.objectContaining({
  path: "retention_in_days",
  before: expect.objectContaining({ value: 90 }),
  after: expect.objectContaining({ value: 30 }),
});

/** What nobody waited for is listed as a zombie until its parent ends. */
function isRunning(pid: string): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", pid], { encoding: "utf8" });
  return stdout.trim() !== "" && !stdout.startsWith("Z");
}

describe("mlzone review --base-rev", () => {
  test("runs the revision's code, says so before, and leaves nothing behind", () => {
    const folder = repository();
    const short = git(folder, "rev-parse", "before").slice(0, 12);
    const run = reviewed(folder, ["before", "cdktf.out", "--format", "json"]);
    expect(run.stderr).toBe(`mlzone: runs the code of before (${short}) to synthesize it.\n`);
    expect([run.status, run.left, worktrees(folder)]).toEqual([1, [], 1]);
    expect(attributesIn(run)).toEqual([RETENTION]);
    expect(JSON.parse(run.stdout)).toMatchObject({ base: "before", head: "cdktf.out" });
    const same = reviewed(folder, ["HEAD", "cdktf.out"]);
    expect([same.status, same.left]).toEqual([0, []]);
    expect(same.stdout).toContain("Nothing changes.");
  });

  test("works in a folder of the repository, with what is installed there and above", () => {
    const folder = repository("apps/churn");
    write(folder, "node_modules/seen/index.js", "module.exports = { above: require('above') };");
    write(folder, "apps/churn/node_modules/above/index.js", "module.exports = 'wrong';");
    write(folder, "node_modules/above/index.js", "module.exports = 'right';");
    const app = path.join(folder, "apps", "churn");
    synthesize(app);
    const run = reviewed(app, ["before", "cdktf.out", "--format", "json"]);
    expect([run.status, run.left]).toEqual([1, []]);
    expect(attributesIn(run)).toEqual([RETENTION]);
    expect(fs.existsSync(path.join(folder, "node_modules", "seen", "index.js"))).toBe(true);
    expect(fs.existsSync(path.join(app, "node_modules", "above", "index.js"))).toBe(true);
  });

  test("takes the repository's own packages from the revision", () => {
    const folder = repository("", { "packages/seen/index.js": "module.exports = { of: 'before' };" });
    write(folder, "node_modules/other/index.js", "");
    fs.symlinkSync(path.join("..", "packages", "seen"), path.join(folder, "node_modules", "seen"));
    write(folder, "packages/seen/index.js", "module.exports = { of: 'after' };");
    synthesize(folder);
    const run = reviewed(folder, ["before", "cdktf.out", "--format", "json"]);
    expect(attributesIn(run)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          path: "tags.of",
          before: expect.objectContaining({ value: "before" }),
          after: expect.objectContaining({ value: "after" }),
        }),
      ]),
    );
    expect(fs.readdirSync(path.join(folder, "node_modules"))).toEqual(["other", "seen"]);
    expect(fs.existsSync(path.join(folder, "packages", "seen", "index.js"))).toBe(true);
  });

  test("refuses a revision that was made with other packages", () => {
    const folder = repository("", { "package-lock.json": "{}" });
    write(folder, "package-lock.json", '{"lockfileVersion":3}');
    const { status, stderr } = reviewed(folder, ["before", "cdktf.out"]);
    expect([status, stderr]).toEqual([2, expect.stringContaining("its package-lock.json is another")]);
  });

  test("leaves a working tree and an index with changes as they are", () => {
    const folder = repository();
    write(folder, "settings.json", '{"count":1}');
    git(folder, "add", "settings.json");
    write(folder, "settings.json", '{"count":2}');
    write(folder, "new.txt", "");
    const state = () => [
      git(folder, "status", "--porcelain"),
      git(folder, "diff", "--cached"),
      git(folder, "branch"),
    ];
    const before = state();
    expect(reviewed(folder, ["HEAD", "cdktf.out"]).status).toBe(0);
    expect([state(), fs.readFileSync(path.join(folder, "settings.json"), "utf8")]).toEqual([
      before,
      '{"count":2}',
    ]);
  });

  test("runs no hook and no watcher, and hands on no credential", () => {
    const folder = repository();
    const program = `#!/bin/sh\ntouch "${folder}/ran-$(basename $0)"\n`;
    for (const hook of ["post-checkout", "reference-transaction", "post-index-change", "watcher"]) {
      write(folder, `.git/hooks/${hook}`, program);
      fs.chmodSync(path.join(folder, ".git", "hooks", hook), 0o755);
    }
    git(
      folder,
      "-c",
      "core.hooksPath=/dev/null",
      "config",
      "core.fsmonitor",
      path.join(folder, ".git", "hooks", "watcher"),
    );
    write(folder, "node_modules/seen/index.js", "module.exports = process.env;");
    synthesize(folder);
    const run = reviewed(folder, ["before", "cdktf.out", "--format", "json"], SECRETS);
    expect(run.status).toBe(1);
    expect(run.stdout).toContain("CDKTF_OUTDIR");
    expect(run.stdout).not.toContain("hush");
    expect(fs.readdirSync(folder).filter((name) => name.startsWith("ran-"))).toEqual([]);
  });

  test("takes for BASE what was accepted then", () => {
    const folder = repository();
    write(
      folder,
      "baseline.acknowledgements.json",
      JSON.stringify({
        acknowledgements: [
          {
            rule: "operations/log-retention",
            resource: "azurerm_log_analytics_workspace.logs",
            reason: "the logs of a year are kept elsewhere",
            approvedBy: "the board",
            expires: "2999-12-31",
          },
        ],
      }),
    );
    const run = reviewed(folder, ["HEAD", "cdktf.out", "--format", "json"]);
    const { stacks } = JSON.parse(run.stdout) as { stacks: { findings: { became: string }[] }[] };
    expect(stacks.flatMap(({ findings }) => findings.map(({ became }) => became))).toEqual(["accepted"]);
  });

  test("shows why a revision doesn't synthesize", () => {
    const folder = repository("", { "settings.json": "{}", "thrown.js": "" });
    write(folder, "app.js", "function made() {\n  throw new Error('no such region: moon');\n}\nmade();\n");
    commit(folder, "broken");
    const run = reviewed(folder, ["HEAD", "cdktf.out"]);
    expect([run.status, run.stdout, run.left, worktrees(folder)]).toEqual([2, "", [], 1]);
    expect(run.stderr).toMatch(
      /\nmlzone: --base-rev HEAD does not synthesize: the app failed \(exit code 1\):\napp\.js:2\n/,
    );
    expect(run.stderr).toContain("Error: no such region: moon");
    expect(run.stderr).not.toMatch(/node:internal|mlzone-review-/);
  });

  test.each<[NodeJS.Signals, number]>([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ])("ends the app and cleans up on %s", async (signal, code) => {
    const folder = repository();
    const started = path.join(folder, "node_modules", "started");
    write(
      folder,
      "app.js",
      `require("node:fs").writeFileSync(${JSON.stringify(started)}, String(process.pid)); setInterval(() => {}, 1000);`,
    );
    fs.mkdirSync(path.dirname(started));
    commit(folder, "waits");
    const temporary = folderWith({});
    const { PATH } = process.env;
    const child = spawn(process.execPath, [BIN, "review", "--base-rev", "HEAD", "cdktf.out"], {
      cwd: folder,
      env: { PATH, HOME: folder, TMPDIR: temporary },
      stdio: ["ignore", "ignore", "pipe"],
    });
    const said: string[] = [];
    child.stderr.setEncoding("utf8").on("data", (text: string) => said.push(text));
    while (!fs.existsSync(started) || fs.readFileSync(started, "utf8") === "") {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(worktrees(folder)).toBe(2);
    child.kill(signal);
    expect(await new Promise((resolve) => child.once("close", resolve))).toBe(code);
    expect(said.join("")).toMatch(/\nmlzone: interrupted; nothing is left behind\.\n$/);
    expect([
      worktrees(folder),
      fs.readdirSync(temporary).filter((name) => name.startsWith("mlzone-")),
    ]).toEqual([1, []]);
    expect(isRunning(fs.readFileSync(started, "utf8"))).toBe(false);
  });
});
