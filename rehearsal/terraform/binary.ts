import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { RehearsalError } from "../rehearsal-error";
import { compareVersions, parseVersion } from "./version";

/** The terraform that a rehearsal runs. */
export interface Terraform {
  /** Absolute path of the program. */
  readonly path: string;
  /** For example `1.11.4`. */
  readonly version: string;
  /** In Terraform's words, for example `linux_amd64`. */
  readonly platform: string;
}

const OLDEST = "1.5.0";
const INSTALL = "Install Terraform 1.5 or newer and put it on the PATH.";
const PATIENCE_MS = 60_000;

/**
 * Finds `terraform` on the PATH of `env` and asks it what it is.
 *
 * @throws RehearsalError if there is none, if it doesn't work, or if it is older than 1.5
 */
export function findTerraform(env: NodeJS.ProcessEnv): Terraform {
  const binary = onPath("terraform", env.PATH ?? "");
  if (binary === undefined) {
    throw new RehearsalError(`terraform is missing: a rehearsal runs the real one. ${INSTALL}`);
  }
  const { stdout, trouble } = askTerraform(binary, ["version", "-json"], os.tmpdir(), env);
  const { terraform_version: version, platform } = parseAnswer(stdout);
  const known = parseVersion(String(version));
  if (known === undefined || typeof platform !== "string") {
    throw new RehearsalError(`${binary} doesn't say which terraform it is (${trouble}). ${INSTALL}`);
  }
  if (compareVersions(known.text, OLDEST) < 0) {
    throw new RehearsalError(`terraform ${known.text} at ${binary} is too old. ${INSTALL}`);
  }
  return { path: binary, version: known.text, platform };
}

/**
 * Runs a quick command of terraform without the person's own settings, which may hold tokens.
 * What it prints is for the caller to judge; there is nothing if it can't be run at all.
 */
export function askTerraform(
  binary: string,
  args: readonly string[],
  folder: string,
  env: NodeJS.ProcessEnv,
): { readonly stdout: string; readonly trouble: string } {
  const { stdout, stderr, error, status } = spawnSync(binary, args, {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: env.PATH, HOME: folder, TF_CLI_CONFIG_FILE: os.devNull, CHECKPOINT_DISABLE: "1" },
    timeout: PATIENCE_MS,
  });
  return { stdout: stdout ?? "", trouble: error?.message ?? (stderr.trim() || `exit code ${status}`) };
}

function onPath(program: string, searched: string): string | undefined {
  return searched
    .split(path.delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => path.resolve(folder, program))
    .find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

function parseAnswer(stdout: string): { terraform_version?: unknown; platform?: unknown } {
  try {
    return Object(JSON.parse(stdout));
  } catch {
    return {};
  }
}
