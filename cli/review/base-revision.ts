import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { endAllChildren } from "../../rehearsal/terraform/child-processes";
import { readAppConfig } from "../app-config";
import { CliError, usageError } from "../cli-error";
import { shown } from "../input/shown";
import { cleaningUp } from "../interrupts";
import { synthesize } from "../rehearse/synthesize";
import { borrowModules, otherLockFile } from "./borrowed-modules";
import { git } from "./git";

/** A revision of the repository that this folder is in. */
interface Revision {
  /** As the person names it. */
  readonly name: string;
  readonly commit: string;
  /** Root of the repository. */
  readonly root: string;
  /** This folder, relative to the root; empty if it is the root. */
  readonly prefix: string;
}

/** What a revision's app wrote, while it is there. */
export interface Synthesized {
  readonly output: string;
  /** This folder, as it is in that revision. */
  readonly folder: string;
}

/**
 * Gives `work` what the app of a git revision writes. That runs the revision's own code, in a worktree in
 * the folder for temporary files and without any credentials of the environment; the person reads so
 * before it starts. Nothing is left of it afterwards.
 *
 * @param app the command that runs it. @default - as its own cdktf.json says
 * @throws {CliError} if there is no such revision, or it doesn't synthesize: then with the app's own words
 */
export async function atRevision<T>(
  name: string,
  app: string | undefined,
  work: (base: Synthesized) => T,
): Promise<T> {
  const revision = findRevision(name);
  const scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-review-")));
  const worktree = path.join(scratch, "base");
  const links: string[] = [];
  const cleanUp = (): void => {
    endAllChildren();
    // first what leads out of it: not every git of Windows tells a junction from a folder
    for (const link of links.splice(0)) {
      fs.rmSync(link, { force: true });
    }
    if (fs.existsSync(scratch)) {
      git(revision.root, "worktree", "remove", "--force", worktree);
      fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
    }
  };
  return cleaningUp(async () => {
    checkOut(revision, worktree);
    const within = foldersOf(revision.prefix);
    links.push(...borrowModules(revision.root, worktree, within));
    const folder = path.join(worktree, revision.prefix);
    mustHaveApp(folder, revision, app);
    announce(revision, otherLockFile(revision.root, worktree, within));
    const output = path.join(scratch, "cdktf.out");
    await synthesizeIn(folder, name, app, output);
    return work({ output, folder });
  }, cleanUp);
}

/** @throws {CliError} where git knows none of this name */
function findRevision(name: string): Revision {
  const here = process.cwd();
  const place = git(here, "rev-parse", "--show-toplevel", "--show-prefix");
  if (!place.succeeded) {
    throw usageError(
      place.complaint.startsWith("not a git repository")
        ? "--base-rev needs a git repository, and this folder is in none."
        : `--base-rev needs the files of a git repository, and git says: ${shown(place.complaint)}.`,
    );
  }
  const [root = here, prefix = ""] = place.stdout.split("\n");
  const commit = commitOf(here, name);
  if (commit === undefined) {
    throw usageError(`--base-rev ${shown(name)}: git knows no such revision here${whatHelps(here, name)}`);
  }
  return { name, commit, root, prefix: path.normalize(prefix).replace(/^\.$|[\\/]$/, "") };
}

function commitOf(folder: string, name: string): string | undefined {
  // git would take it for an option
  const { succeeded, stdout } = name.startsWith("-")
    ? { succeeded: false, stdout: "" }
    : git(folder, "rev-parse", "--verify", "--quiet", `${name}^{commit}`);
  return succeeded && /^[0-9a-f]{40,64}$/.test(stdout) ? stdout : undefined;
}

/** Build agents fetch one commit, and no branch but that of the pull request. */
function whatHelps(folder: string, name: string): string {
  if (commitOf(folder, `origin/${name}`) !== undefined) {
    return `; did you mean origin/${shown(name)}?`;
  }
  const isShallow = git(folder, "rev-parse", "--is-shallow-repository").stdout === "true";
  return isShallow ? ", and the clone has only the newest commits: fetch the others first." : ".";
}

function checkOut({ commit, name, root }: Revision, worktree: string): void {
  const { complaint, succeeded } = git(root, "worktree", "add", "--detach", "--quiet", worktree, commit);
  if (!succeeded) {
    throw usageError(
      `--base-rev ${shown(name)}: git can't check it out: ${shown(complaint || "it doesn't say why")}.`,
    );
  }
}

/** @throws {CliError} where BASE would be made with packages that it never had */
function announce({ commit, name }: Revision, lockFile: string | undefined): void {
  if (lockFile !== undefined) {
    throw usageError(
      `--base-rev ${shown(name)}: its ${shown(lockFile)} is another, so what is installed here would make another BASE. Install it in a folder of its own (git worktree add, npm ci --ignore-scripts), synthesize it there, and name its output as BASE.`,
    );
  }
  console.error(`mlzone: runs the code of ${shown(name)} (${commit.slice(0, 12)}) to synthesize it.`);
}

/** From the root down, e.g. "", "apps", "apps/churn". */
function foldersOf(prefix: string): string[] {
  const steps = prefix.split(path.sep).filter((step) => step !== "");
  return ["", ...steps.map((_, index) => path.join(...steps.slice(0, index + 1)))];
}

function mustHaveApp(folder: string, { name, prefix }: Revision, app: string | undefined): void {
  if (!fs.existsSync(folder)) {
    throw usageError(
      `--base-rev ${shown(name)}: it has no folder ${shown(prefix)}, so there is nothing to compare with.`,
    );
  }
  if (app === undefined && !fs.existsSync(path.join(folder, "cdktf.json"))) {
    throw usageError(
      `--base-rev ${shown(name)}: it has no cdktf.json in this folder: name its app with --app.`,
    );
  }
}

async function synthesizeIn(
  folder: string,
  name: string,
  app: string | undefined,
  output: string,
): Promise<void> {
  try {
    await synthesize({ ...readAppConfig(folder, { app }), output }, output, undefined, folder);
  } catch (error) {
    if (error instanceof CliError) {
      throw usageError(
        `--base-rev ${shown(name)} does not synthesize: ${withoutStack(error.message, folder)}`,
      );
    }
    throw error;
  }
}

/** The app's words, without what says where in Node or a package, and with paths as the person knows them. */
function withoutStack(words: string, folder: string): string {
  return words
    .replaceAll(folder + path.sep, "")
    .split("\n")
    .filter((line) => !/^\s+at .*(?:node:|node_modules)/.test(line))
    .join("\n");
}
