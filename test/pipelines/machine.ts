import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { git } from "../cli/review-repository";
import { folderWith } from "../cli/run-mlzone";
import type { Job, Step } from "./workflow";

const ROOT = path.join(__dirname, "../..");
const INSTALLED = {
  // what is installed is this package; a call with anything else is an error
  npm: '#!/bin/sh\n[ "$*" = "ci --ignore-scripts" ]\n',
  npx: `#!/bin/sh\n[ "$1 $2 $3" = "--no -- mlzone" ] || exit 9\nshift 3\nexec node ${ROOT}/bin/mlzone.js "$@"\n`,
};

/** What became of a job. */
export interface JobRun {
  readonly result: "success" | "failure";
  readonly log: string;
  /** The workspace, as the job left it. */
  readonly workspace: string;
}

/**
 * Runs the steps of a job in a folder of its own, as far as a test can be a runner: scripts are run by bash as
 * GitHub runs them, and the four actions are stood in for by what they do. Links in artifacts are kept, which
 * is worse than what GitHub's actions do.
 *
 * @param merge repository whose branch `merge` is what is checked out
 * @param needs results of the jobs before it
 */
export function runJob(
  { steps }: Job,
  run: {
    readonly merge: string;
    /** Folder with the run's artifacts, a folder for each, by its name. */
    readonly artifacts: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly needs?: Readonly<Record<string, string>>;
  },
): JobRun {
  const machine = folderWith({ "bin/npm": INSTALLED.npm, "bin/npx": INSTALLED.npx, summary: "" });
  for (const name of ["npm", "npx"]) {
    fs.chmodSync(path.join(machine, "bin", name), 0o755);
  }
  const workspace = path.join(machine, "workspace");
  fs.mkdirSync(workspace);
  let result: JobRun["result"] = "success";
  let log = "";
  for (const step of steps) {
    if (!isDue(step.if, result, run.needs)) {
      continue;
    }
    const done =
      step.run === undefined
        ? action(step, workspace, run)
        : script(step.run, path.join(workspace, step["working-directory"] ?? "."), {
            ...run.env,
            PATH: `${machine}/bin:${process.env.PATH}`,
            HOME: machine,
            GITHUB_STEP_SUMMARY: path.join(machine, "summary"),
          });
    log += done.log;
    result = done.status === 0 ? result : "failure";
  }
  return { result, log, workspace };
}

interface Done {
  /** 0 where it went well. */
  readonly status: number;
  readonly log: string;
}

const WELL: Done = { status: 0, log: "" };

/** Runs a script as GitHub does where a workflow asks for bash. */
export function script(text: string, folder: string, env: Readonly<Record<string, string>>): Done {
  const flags = ["--noprofile", "--norc", "-eo", "pipefail", "-c", text];
  const { status, stdout, stderr } = spawnSync("bash", flags, {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env.PATH, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status: status ?? 1, log: `${stdout}${stderr}` };
}

function isDue(
  condition: string | undefined,
  result: JobRun["result"],
  needs: Readonly<Record<string, string>> = {},
): boolean {
  switch (condition) {
    case undefined:
      return result === "success";
    case "${{ !cancelled() }}":
      return true;
    case "${{ always() && needs.head.result != 'success' }}":
      return needs.head !== "success";
    default:
      throw new Error(`no runner of ours knows what ${condition} is`);
  }
}

function action(
  { uses = "", with: inputs = {} }: Step,
  workspace: string,
  { merge, artifacts }: { readonly merge: string; readonly artifacts: string },
): Done {
  const input = (name: string) => String(inputs[name] ?? "");
  const here = path.join(workspace, input("path"));
  const artifact = path.join(artifacts, input("name"));
  switch (uses.split("@")[0]) {
    case "actions/setup-node":
      return WELL;
    case "actions/checkout": {
      const depth = input("fetch-depth") || "1";
      git(workspace, "clone", "--quiet", "--depth", depth, "--branch", "merge", `file://${merge}`, here);
      return WELL;
    }
    case "actions/upload-artifact":
      if (!fs.existsSync(here)) {
        return input("if-no-files-found") === "error" ? { status: 1, log: "nothing to upload\n" } : WELL;
      }
      if (fs.existsSync(artifact) && input("overwrite") !== "true") {
        return { status: 1, log: "an artifact of that name is there\n" };
      }
      fs.rmSync(artifact, { recursive: true, force: true });
      fs.mkdirSync(artifact);
      execFileSync("cp", ["-a", fs.statSync(here).isDirectory() ? `${here}/.` : here, artifact]);
      return WELL;
    case "actions/download-artifact":
      if (!fs.existsSync(artifact)) {
        return { status: 1, log: "there is no such artifact\n" };
      }
      fs.mkdirSync(here, { recursive: true });
      execFileSync("cp", ["-a", `${artifact}/.`, here]);
      return WELL;
    default:
      throw new Error(`no runner of ours knows ${uses}`);
  }
}
